package org.clew.server.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL refuses to run as root. These are the words that go before its commands so that it
 * does not, and the account that has to own its files; no words and no account when the server runs
 * as an ordinary user.
 */
record Unprivileged(List<String> words, @Nullable Account account) {

  /** A user of the system with its first group. */
  record Account(int user, int group) {

    boolean owns(Path path) throws IOException {
      return Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS).equals(user);
    }

    void takeOver(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", user, NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", group, NOFOLLOW_LINKS);
    }

    static Account ownerOf(Path path) throws IOException {
      return new Account(
          (int) Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS),
          (int) Files.getAttribute(path, "unix:gid", NOFOLLOW_LINKS));
    }
  }

  static Unprivileged ordinaryUser() {
    return new Unprivileged(List.of(), null);
  }

  /** In a user namespace of its own the process is nobody, and the files of root are nobody's. */
  static Unprivileged userNamespace() {
    return new Unprivileged(List.of("unshare", "--user", "--"), null);
  }

  static Unprivileged as(Account account) {
    return new Unprivileged(
        List.of(
            "setpriv",
            "--reuid=" + account.user(),
            "--regid=" + account.group(),
            "--clear-groups",
            "--"),
        account);
  }

  /**
   * Finds a way that works here, by running {@code postgres --version} in it.
   *
   * @param home the directory of the database, below the data directory
   */
  static Unprivileged find(Path home, PostgresBinaries binaries)
      throws IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (Unprivileged way : ways(home)) {
      String reason = way.obstacle(home, binaries);
      if (reason == null) {
        return way;
      }
      reasons.add(reason);
    }
    throw new StartFailure(
        "The PostgreSQL that comes with Clew cannot run in %s (%s). %s, or set CLEW_DATABASE_URL to a PostgreSQL of your own."
            .formatted(
                home,
                String.join("; ", reasons),
                Accounts.runningAsRoot()
                    ? "PostgreSQL refuses to run as root: start Clew as an ordinary user, choose with --data a directory that every user can reach"
                    : "Choose with --data a directory in which programs may run"));
  }

  private static List<Unprivileged> ways(Path home) throws IOException {
    if (!Accounts.runningAsRoot()) {
      return List.of(ordinaryUser());
    }
    Account owner = Account.ownerOf(home);
    if (owner.user() != Accounts.ROOT) {
      return List.of(as(owner));
    }
    return List.of(userNamespace(), as(Accounts.forDatabases()));
  }

  /** Null when this way works. */
  @Nullable String obstacle(Path home, PostgresBinaries binaries)
      throws IOException, InterruptedException {
    if (account != null && !account.owns(home)) {
      // Nothing changes its owner before it is known that the new one gets there.
      String reason = failure(List.of("test", "-d", FileTree.parentOf(home).toString()));
      if (reason != null) {
        return reason;
      }
      letIn(FileTree.parentOf(home), account);
      FileTree.forEach(home, account::takeOver);
    }
    return failure(List.of(binaries.program("postgres"), "--version"));
  }

  private @Nullable String failure(List<String> command) throws InterruptedException {
    try {
      Program.Outcome outcome = Program.run(command(command), "");
      return outcome.succeeded()
          ? null
          : "%s: status %d %s"
              .formatted(String.join(" ", command(command)), outcome.status(), outcome.output())
              .strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Lets the account pass through a directory of root, not list it. */
  private static void letIn(Path directory, Account account) throws IOException {
    Files.setAttribute(directory, "unix:gid", account.group());
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
    permissions.add(GROUP_EXECUTE);
    Files.setPosixFilePermissions(directory, permissions);
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(words);
    whole.addAll(command);
    return whole;
  }

  /** Makes a file that the server process wrote readable for PostgreSQL. */
  void handOver(Path file) throws IOException {
    if (account != null) {
      account.takeOver(file);
    }
  }
}
