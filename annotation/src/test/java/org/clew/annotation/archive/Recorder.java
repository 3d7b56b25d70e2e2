package org.clew.annotation.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an archive held. */
final class Recorder implements ArchiveSink {
  private final List<String> seen = new ArrayList<>();

  static List<String> read(byte[] zip, ArchiveLimits limits) throws IOException {
    return read(new ByteArrayInputStream(zip), limits);
  }

  static List<String> read(InputStream in, ArchiveLimits limits) throws IOException {
    Recorder recorder = new Recorder();
    new ArchiveReader(limits).read(in, "upload.zip", recorder);
    return recorder.seen;
  }

  @Override
  public void nml(EntryName name, InputStream in) throws IOException {
    seen.add("nml " + name + ": " + text(in));
  }

  @Override
  public void file(EntryName name, InputStream in) throws IOException {
    seen.add("file " + name + ": " + text(in));
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
