package org.clew.cli;

import org.clew.client.ClewException;
import org.clew.client.NoSuchNameException;
import org.clew.server.Server;
import org.clew.server.failure.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
    name = "clew",
    description = "Hands out annotation tasks in 3D image datasets and collects what people trace.",
    subcommands = {DemoCommand.class, EventsCommand.class, ImportCommand.class, ServeCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {"", "Start with @|bold clew demo|@; ask @|bold clew COMMAND --help|@ for options."})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends with its exit code: 0 for success, 1 for failure, 2 for misuse. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new Main());
    command.setExecutionExceptionHandler((failure, line, parsed) -> told(failure, line));
    System.exit(command.execute(arguments));
  }

  private static int told(Exception failure, CommandLine command) throws Exception {
    boolean expected =
        failure instanceof StartFailure
            || failure instanceof ClewException
            || failure instanceof NoSuchNameException;
    if (!expected) {
      throw failure;
    }
    command.getErr().println("clew: " + failure.getMessage());
    return 1;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"clew " + Server.version()};
    }
  }
}
