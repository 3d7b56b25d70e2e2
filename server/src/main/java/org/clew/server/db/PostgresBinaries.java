package org.clew.server.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.clew.server.failure.StartFailure;

/** The programs of PostgreSQL, which come as an archive on the class path. */
final class PostgresBinaries {
  private static final int OWNER_EXECUTE = 0100;

  private PostgresBinaries() {}

  /** Unpacks them below a directory, unless they are there; answers where. */
  static Path unpack(Path directory) throws IOException {
    String archive = archive();
    Path home = directory.resolve("programs");
    Path marker = home.resolve("archive.size");
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new StartFailure(
            ("There is no embedded PostgreSQL for this machine (%s is missing). Use one of your"
                    + " own: set CLEW_DATABASE_URL.")
                .formatted(archive.substring(1)));
      }
      // The size tells one version from the next without reading it all at each start.
      String size = archive + " " + packed.available();
      if (Files.isRegularFile(marker) && Files.readString(marker).equals(size)) {
        return home;
      }
      Path fresh = directory.resolve("programs.new");
      deleteTree(fresh);
      Files.createDirectories(fresh);
      unpack(packed, fresh);
      Files.writeString(fresh.resolve("archive.size"), size);
      deleteTree(home);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      return home;
    }
  }

  private static String archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String name = system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : "linux";
    String architecture =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> System.getProperty("os.arch", "");
        };
    return "/postgres-%s-%s.txz".formatted(name, architecture);
  }

  private static void unpack(InputStream packed, Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("The archive of PostgreSQL leaves its directory: " + target);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & OWNER_EXECUTE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
