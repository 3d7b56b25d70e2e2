package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.annotation.skeleton.Skeleton;

/**
 * Writes an NML file piece by piece: {@link #head}, {@link #skeleton}, {@link #volume} for each
 * layer, {@link #others}, {@link #end}. Does not close the stream.
 *
 * <pre>{@code
 * NmlWriter writer = new NmlWriter(out);
 * writer.head(metas, parameters);
 * writer.skeleton(skeleton);
 * writer.end();
 * }</pre>
 *
 * <p>UTF-8, an element a line, in the order of WEBKNOSSOS. Positions that are whole are written
 * without a fraction, other numbers as short as they can be without becoming other numbers.
 * Characters that XML cannot hold (most control characters, half surrogates) become U+FFFD; line
 * feeds, tabs and all other characters survive. A name of an unknown element or attribute that XML
 * cannot hold, or that has a place of its own, is an {@link IllegalArgumentException}.
 */
public final class NmlWriter {
  private final XmlOutput out;
  private final XmlElements xml;

  /** Onto a stream, which it buffers itself. */
  public NmlWriter(OutputStream stream) {
    out = new XmlOutput(stream);
    xml = new XmlElements(out);
  }

  /** Writes a file. */
  public static void write(Nml nml, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(nml, out);
    }
  }

  /** Writes onto a stream; does not close it. */
  public static void write(Nml nml, OutputStream out) throws IOException {
    NmlWriter writer = new NmlWriter(out);
    writer.head(nml.metas(), nml.parameters());
    writer.skeleton(nml.skeleton());
    for (NmlVolume volume : nml.volumes()) {
      writer.volume(volume);
    }
    writer.others(nml.others());
    writer.end();
  }

  /** The root’s beginning, the metas and the parameters. */
  public void head(List<NmlMeta> metas, NmlParameters parameters) throws IOException {
    out.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open("things");
    xml.children();
    for (NmlMeta meta : metas) {
      xml.open("meta");
      xml.attribute("name", meta.name());
      xml.attribute("content", meta.content());
      xml.close();
    }
    new ParametersWriter(xml, parameters).write();
  }

  /** Trees, branch points, comments and groups. */
  public void skeleton(Skeleton skeleton) throws IOException {
    new SkeletonWriter(xml).write(skeleton);
  }

  /** A volume layer with its segments. */
  public void volume(NmlVolume volume) throws IOException {
    new VolumeWriter(xml).write(volume);
  }

  /** Elements that the library does not know. */
  public void others(List<OtherElement> others) throws IOException {
    xml.others(others);
  }

  /**
   * Bytes that a writer wrote earlier, e.g. those of a {@link #skeleton}, which lie between its
   * {@link #position} before and after.
   *
   * @param written stands at the first of them; is not closed
   * @param bytes how many
   * @throws java.io.EOFException if there are fewer
   */
  public void copy(InputStream written, long bytes) throws IOException {
    out.copy(written, bytes);
  }

  /** How many bytes have been written so far, those still buffered among them. */
  public long position() {
    return out.position();
  }

  /** The root’s end; hands everything to the stream. */
  public void end() throws IOException {
    xml.end("things");
    out.flush();
  }
}
