package org.clew.server.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows read together: those in order so far, and what is wrong with the others. */
final class ReadRows {
  private final List<ImportRow> good = new ArrayList<>();
  private final List<BadRow> bad = new ArrayList<>();
  private final Set<Long> badLines = new HashSet<>();

  void good(ImportRow row) {
    good.add(row);
  }

  void bad(long line, @Nullable String field, String reason) {
    bad.add(new BadRow(line, field, reason));
    badLines.add(line);
  }

  List<ImportRow> good() {
    return good;
  }

  List<BadRow> bad() {
    return bad;
  }

  /** How many rows have something wrong with them. */
  int badCount() {
    return badLines.size();
  }
}
