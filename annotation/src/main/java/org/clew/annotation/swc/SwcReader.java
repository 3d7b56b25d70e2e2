package org.clew.annotation.swc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.annotation.skeleton.Skeleton;

/**
 * Reads SWC files: a line for each node with id, type, position, radius and parent, as described by
 * Cannon et al. (1998), <cite>An on-line archive of reconstructed hippocampal neurons</cite>.
 *
 * <ul>
 *   <li>Each node without a parent begins a tree. Nodes keep their ids and come in any order; edges
 *       lead from parent to child.
 *   <li>Types are kept in the metadata of the trees, see {@link SwcTypes}; so are comments before
 *       the first node, and those right before a root, under {@value SwcWriter#HEADER}. Other
 *       comments and columns beyond the seventh are skipped.
 *   <li>A radius that is negative or {@code nan} is unknown.
 * </ul>
 */
public final class SwcReader {
  private final SwcBuilder builder;
  private final List<String> comments = new ArrayList<>();
  private int lines;
  private boolean hasNodes;

  private SwcReader(SwcBuilder builder) {
    this.builder = builder;
  }

  /**
   * Reads a file. Its trees are called like the file without its suffix; from the second one on,
   * with a number behind it.
   *
   * @throws SwcException if it is not a good SWC file: with the line and what is wrong there
   */
  public static Skeleton read(Path file, SwcOptions options) throws IOException {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().replaceFirst("(?i)\\.swc$", "");
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name, options);
    }
  }

  /**
   * Reads a stream to its end; does not close it.
   *
   * @param name for the trees, as in {@link #read(Path, SwcOptions)}
   * @throws SwcException if it is not a good SWC file: with the line and what is wrong there
   */
  public static Skeleton read(InputStream in, String name, SwcOptions options) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new SwcReader(new SwcBuilder(name, options)).read(reader);
  }

  private Skeleton read(BufferedReader reader) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines++;
      String text = (lines == 1 && line.startsWith("\ufeff") ? line.substring(1) : line).strip();
      if (text.startsWith("#")) {
        comments.add(text.substring(1));
      } else if (!text.isEmpty()) {
        node(SwcLine.parse(lines, text));
      }
    }
    if (!hasNodes) {
      throw new SwcException(0, "The file holds no node.");
    }
    return builder.build();
  }

  private void node(SwcLine line) throws SwcException {
    if (!comments.isEmpty()) {
      if (!hasNodes || line.isRoot()) {
        builder.header(comments);
      }
      comments.clear();
    }
    hasNodes = true;
    builder.add(line);
  }
}
