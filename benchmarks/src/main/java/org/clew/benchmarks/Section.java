package org.clew.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What an experiment found.
 *
 * @param title of the section
 * @param about what was measured and how, in Markdown
 * @param grids the figures
 * @param targets what they were to be
 */
record Section(String title, String about, List<Grid> grids, List<Target> targets) {
  Section {
    grids = List.copyOf(grids);
    targets = List.copyOf(targets);
  }

  /**
   * A table.
   *
   * @param caption what its figures are
   * @param columns their names; the first column has texts, the others figures
   * @param rows as many cells each
   */
  record Grid(String caption, List<String> columns, List<List<String>> rows) {
    Grid {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * What a figure was to be.
   *
   * @param what the figure
   * @param wanted its bound
   * @param found what it is
   * @param isMet whether it keeps the bound
   */
  record Target(String what, String wanted, String found, boolean isMet) {}

  /** As Markdown that can also be read as it is. */
  String markdown() {
    StringBuilder text = new StringBuilder("## ").append(title).append("\n\n");
    text.append(about.strip()).append('\n');
    for (Grid grid : grids) {
      text.append('\n').append(grid.caption()).append("\n\n");
      text.append(table(grid.columns(), grid.rows()));
    }
    if (!targets.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (Target target : targets) {
        rows.add(
            List.of(
                target.what(), target.wanted(), target.found(), target.isMet() ? "yes" : "**no**"));
      }
      text.append('\n').append(table(List.of("Target", "wanted", "found", "met"), rows));
    }
    return text.toString();
  }

  private static String table(List<String> columns, List<List<String>> rows) {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder(line(columns, widths));
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? "|" : "").append("-".repeat(widths[i] + 1));
      text.append(i == 0 ? "-|" : ":|");
    }
    text.append('\n');
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - cells.get(i).length());
      line.append(' ').append(i == 0 ? cells.get(i) + blanks : blanks + cells.get(i)).append(" |");
    }
    return line.append('\n').toString();
  }
}
