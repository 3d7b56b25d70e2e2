package org.clew.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clew.server.failure.StartFailure;

/**
 * How to run PostgreSQL, which refuses to run as root. An ordinary user just runs it. Root runs it
 * in a user namespace of its own, where it is nobody in particular, yet keeps the files of this
 * user; where namespaces are forbidden, as another user, who is given the files.
 */
enum Unprivileged {
  AS_MYSELF(List.of()),
  IN_NAMESPACE(List.of("unshare", "--user", "--")),
  AS_POSTGRES(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")),
  AS_NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));

  @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
  private final List<String> prefix;

  Unprivileged(List<String> prefix) {
    this.prefix = List.copyOf(prefix);
  }

  /** The first way that works here. */
  static Unprivileged find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return AS_MYSELF;
    }
    for (Unprivileged way : List.of(IN_NAMESPACE, AS_POSTGRES, AS_NOBODY)) {
      if (way.works()) {
        return way;
      }
    }
    throw new StartFailure(
        "PostgreSQL does not run as root, and neither unshare nor setpriv can change that here."
            + " Start Clew as an ordinary user, or set CLEW_DATABASE_URL.");
  }

  private boolean works() {
    try {
      return new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives a directory to whoever PostgreSQL will run as. */
  void give(Path directory) throws IOException {
    if (this == AS_MYSELF || this == IN_NAMESPACE) {
      return;
    }
    UserPrincipal user = user(directory);
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        Files.setOwner(path, user);
      }
    }
    for (Path parent = directory.getParent(); parent != null; parent = parent.getParent()) {
      if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        throw new StartFailure(
            ("PostgreSQL runs as %s here and cannot reach %s, because %s is closed to others."
                    + " Choose another directory with --data.")
                .formatted(user.getName(), directory, parent));
      }
    }
  }

  private UserPrincipal user(Path directory) throws IOException {
    String name = this == AS_POSTGRES ? "postgres" : "nobody";
    try {
      return directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    } catch (UserPrincipalNotFoundException missing) {
      throw new StartFailure("There is no user " + name + " to run PostgreSQL.", missing);
    }
  }
}
