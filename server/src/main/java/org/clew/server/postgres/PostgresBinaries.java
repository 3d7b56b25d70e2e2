package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/** The programs of PostgreSQL that come with Clew, unpacked into {@code <home>/<version>}. */
record PostgresBinaries(Path directory, String version) {

  static PostgresBinaries unpack(Path home) throws IOException, InterruptedException {
    return unpack(home, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static PostgresBinaries unpack(Path home, String system, String architecture)
      throws IOException, InterruptedException {
    String version = broughtVersion();
    Path directory = home.resolve(version);
    if (!Files.isDirectory(directory)) {
      try (InputStream archive = archive(system, architecture)) {
        if (archive == null) {
          throw new StartFailure(
              "Clew brings no PostgreSQL for %s on %s. Install PostgreSQL 15 or newer, and set CLEW_DATABASE_URL to its JDBC address."
                  .formatted(system, architecture));
        }
        unpack(archive, directory);
      }
    }
    return new PostgresBinaries(directory, version);
  }

  /** The directory appears with all its content or not at all, whenever the process ends. */
  private static void unpack(InputStream archive, Path directory)
      throws IOException, InterruptedException {
    Path home = FileTree.parentOf(directory);
    for (Path leftover : FileTree.matching(home, directory.getFileName() + ".new-*")) {
      FileTree.delete(leftover);
    }
    Path unfinished = Files.createTempDirectory(home, directory.getFileName() + ".new-");
    Files.setPosixFilePermissions(unfinished, fromString("rwxr-xr-x"));
    TarArchive.unpack(archive, unfinished);
    if (Program.exists("sync")) {
      // One call for the thousand files: after a power cut none of them may be empty.
      Program.run(List.of("sync", "-f", unfinished.toString()), "");
    }
    Files.move(unfinished, directory, ATOMIC_MOVE);
    OwnerOnly.sync(home);
  }

  private static @Nullable InputStream archive(String system, String architecture) {
    String machine =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
    return PostgresBinaries.class.getResourceAsStream(
        "/postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), machine));
  }

  private static String broughtVersion() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream("postgresql.version"))) {
      return new String(resource.readAllBytes(), US_ASCII).strip();
    }
  }

  /** PostgreSQL reads only data directories of its own major version. */
  String majorVersion() {
    return version.substring(0, version.indexOf('.'));
  }

  String program(String name) throws IOException {
    Path program = directory.resolve("bin").resolve(name);
    if (!Files.exists(program)) {
      throw new FileSystemException(program.toString(), null, "the program is missing");
    }
    return program.toString();
  }
}
