package org.clew.server.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The users of this system. */
final class Accounts {

  static final int ROOT = 0;
  private static final Unprivileged.Account NOBODY = new Unprivileged.Account(65534, 65534);

  private Accounts() {}

  static boolean runningAsRoot() {
    return new UnixSystem().getUid() == ROOT;
  }

  static Unprivileged.Account forDatabases() throws IOException {
    Path users = Path.of("/etc/passwd");
    List<String> lines = Files.exists(users) ? Files.readAllLines(users) : List.of();
    return find(lines, "postgres").or(() -> find(lines, "nobody")).orElse(NOBODY);
  }

  /** A line is {@code name:password:uid:gid:…}. */
  private static Optional<Unprivileged.Account> find(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals(name))
        .map(fields ->
            new Unprivileged.Account(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
        .findFirst();
  }
}
