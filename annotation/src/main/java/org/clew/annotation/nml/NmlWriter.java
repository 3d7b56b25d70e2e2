package org.clew.annotation.nml;

import java.io.BufferedOutputStream;
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
 */
public final class NmlWriter {
  private final OutputStream out;

  /** Onto a stream, which it buffers itself. */
  public NmlWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes a file. */
  public static void write(Nml nml, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
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
  public void head(List<NmlMeta> metas, NmlParameters parameters) throws IOException {}

  /** Trees, branch points, comments and groups. */
  public void skeleton(Skeleton skeleton) throws IOException {}

  /** A volume layer with its segments. */
  public void volume(NmlVolume volume) throws IOException {}

  /** Elements that the library does not know. */
  public void others(List<OtherElement> others) throws IOException {}

  /** Bytes that a writer wrote earlier, e.g. those of a {@link #skeleton}. */
  public void copy(InputStream written, long bytes) throws IOException {}

  /** How many bytes have been written so far. */
  public long position() {
    return 0;
  }

  /** The root’s end; hands everything to the stream. */
  public void end() throws IOException {
    out.flush();
  }
}
