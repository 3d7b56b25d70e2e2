package org.clew.server.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A directory in which bytes become blobs: written, hashed, and forced to disk. */
final class Staging {
  private static final int BUFFER = 1 << 16;

  private final Path directory;

  Staging(Path directory) {
    this.directory = directory;
  }

  /** Bytes that someone writes. */
  StagedBlob write(Blobs.Writing writing) throws IOException {
    Path file = directory.resolve(UUID.randomUUID() + ".part");
    boolean complete = false;
    try {
      StagedBlob staged = write(file, writing);
      complete = true;
      return staged;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static StagedBlob write(Path file, Blobs.Writing writing) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER);
      writing.write(out);
      out.flush();
      channel.force(true);
      return new StagedBlob(named(digest, channel.position()), file);
    }
  }

  /** Bytes that lie in a file already; the file itself is left alone. */
  StagedBlob copy(Path source) throws IOException {
    return write(out -> Files.copy(source, out));
  }

  private static Blob named(MessageDigest digest, long bytes) {
    return new Blob(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
