package org.clew.annotation.nml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** NML files as texts. */
final class Documents {
  private static final String PARAMETERS =
      "<parameters><experiment name=\"cortex\"/></parameters>\n";

  private Documents() {}

  /** A file with parameters in line 1, and the given in line 2. */
  static String with(String body) {
    return "<things>" + PARAMETERS + body + "</things>";
  }

  /** The same with a tree of the two nodes 1 and 2 in line 2, and the given in line 3. */
  static String withTree(String body) {
    return with(
        """
        <thing id="1" name="t"><nodes>%s%s</nodes><edges><edge source="1" target="2"/></edges></thing>
        """
                .formatted(node(1), node(2))
            + body);
  }

  static String node(int id) {
    return "<node id=\"%s\" x=\"1\" y=\"2\" z=\"3\"/>".formatted(id);
  }

  static Nml read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Nml read(byte[] bytes) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(bytes));
  }

  static Nml resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream(name))) {
      return NmlReader.read(in);
    }
  }

  static byte[] written(Nml nml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NmlWriter.write(nml, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String text(Nml nml) {
    return new String(written(nml), StandardCharsets.UTF_8);
  }
}
