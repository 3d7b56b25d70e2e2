package org.clew.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clew.model.wire.WireNewUser;
import org.clew.server.Config;
import org.clew.server.Server;
import org.clew.server.auth.Passwords;
import org.clew.server.founding.SeedFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a server. */
@Command(
    name = "serve",
    description = "Starts the server. On an empty data directory it makes the first organization.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final String ORGANIZATION = "lab";
  private static final String EMAIL = "admin@localhost";

  @Mixin private ServerOptions options;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "A YAML file. Makes the organization that it describes, unless it exists.")
  private @Nullable Path seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    SeedFile file = seed == null ? null : SeedFile.read(seed);
    try (RunningServer running = RunningServer.start(config)) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Clew %s answers at %s%n", Server.version(), running.server().url());
      out.printf("Its data is in %s%n", config.data());
      if (file == null) {
        found(out, running.server());
      } else {
        seed(out, running.server(), file);
      }
      out.println("Ctrl+C stops it.");
      out.flush();
      running.serve();
      return 0;
    }
  }

  private static void found(PrintWriter out, Server server) {
    String password = Passwords.random();
    Optional<String> token =
        server
            .founding()
            .foundFirst(
                ORGANIZATION,
                "Lab",
                new WireNewUser(EMAIL, "Admin", "Admin", password, null, null, null, null));
    token.ifPresent(secret -> welcome(out, password, secret));
  }

  private static void seed(PrintWriter out, Server server, SeedFile file) {
    boolean isMade = server.seeding().seed(file);
    out.printf(
        isMade
            ? "Organization “%s” was made as %s says.%n"
            : "Organization “%s” exists already: nothing of %s was taken.%n",
        file.organization(),
        file.path());
  }

  private static void welcome(PrintWriter out, String password, String token) {
    out.println();
    out.println("This is a new server. Its first admin, shown only this once:");
    out.printf("  email     %s%n", EMAIL);
    out.printf("  password  %s%n", password);
    out.printf("  token     %s%n", token);
    out.println();
  }
}
