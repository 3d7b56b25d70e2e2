package org.clew.cli;

import java.util.concurrent.Callable;
import org.clew.cli.demo.Demo;
import org.clew.server.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything at once. */
@Command(
    name = "demo",
    description = {
      "Starts the server, fills a demo lab, and does the main job: tasks are created, handed out"
          + " and finished. Then it keeps serving. Started again, it goes on with what is there."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private ServerOptions options;

  @Option(
      names = "--exit",
      description = "Stop after the main job; exit code 0 only if everything checked out.")
  private boolean exit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    try (RunningServer running = RunningServer.start(config)) {
      Demo demo = new Demo(running.server(), config, spec.commandLine().getOut());
      boolean good = demo.run();
      if (!exit) {
        demo.tellWhatToTryNext();
        running.serve();
      }
      return good ? 0 : 1;
    }
  }
}
