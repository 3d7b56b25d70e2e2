package org.clew.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.annotation.nml.NmlLimits;

/**
 * How much memory an NML takes when it is read, from what its tags look like: that can differ a
 * hundredfold between files of the same size. Reading it is then held to that.
 *
 * @param bytes of the file
 * @param nodes tags that begin like those of nodes
 * @param edges tags that begin like those of edges
 * @param items all other tags
 */
record NmlWeight(long bytes, int nodes, int edges, int items) {
  static final NmlWeight NOTHING = new NmlWeight(0, 0, 0, 0);

  private static final int NODE_BYTES = 100;
  private static final int EDGE_BYTES = 24;
  private static final int ITEM_BYTES = 500;

  /** One attribute that the library does not know, in so many bytes of the file, is expected. */
  private static final int BYTES_AN_UNKNOWN = 100;

  private static final int UNKNOWN_BYTES = 200;
  private static final int SMALL = 1000;
  private static final int BUFFER = 1 << 16;

  /** Looks at a file once, which is quick. */
  static NmlWeight of(Path file) throws IOException {
    long bytes = 0;
    int nodes = 0;
    int edges = 0;
    int items = 0;
    byte[] buffer = new byte[BUFFER];
    boolean isTag = false;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          byte next = buffer[i];
          if (isTag) {
            switch (next) {
              case '/', '!', '?' -> {}
              case 'n' -> nodes++;
              case 'e' -> edges++;
              default -> items++;
            }
          }
          isTag = next == '<';
        }
      }
    }
    return new NmlWeight(bytes, nodes, edges, items);
  }

  /** What it may hold, so that it takes no more memory than it weighs. */
  NmlLimits limits() {
    // In UTF-16 a node looks like any other tag.
    return NmlLimits.DEFAULT
        .withMaxNodes(atLeastOne((long) nodes + items))
        .withMaxItems(atLeastOne(items + bytes / BYTES_AN_UNKNOWN + SMALL));
  }

  private static int atLeastOne(long count) {
    return Math.clamp(count, 1, Integer.MAX_VALUE);
  }

  /** In bytes of memory, at the most. */
  long memory() {
    return bytes
        + (long) nodes * NODE_BYTES
        + (long) edges * EDGE_BYTES
        + (long) items * ITEM_BYTES
        + bytes / BYTES_AN_UNKNOWN * UNKNOWN_BYTES;
  }
}
