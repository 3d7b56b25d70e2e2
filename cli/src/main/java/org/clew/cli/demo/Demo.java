package org.clew.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clew.client.Clew;
import org.clew.client.UnexpectedStatusException;
import org.clew.model.wire.WireNewUser;
import org.clew.server.Config;
import org.clew.server.Server;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * The demo: a lab, its data, its tasks, and people who do them. Only founding the organization goes
 * past the public API. Every step looks first what is there, so that a demo that was killed in the
 * middle goes on.
 */
public final class Demo {
  private static final int SIZE = 256;
  private static final long SEED = 1;
  private static final String DATASET = "demo-em-" + SIZE + "-seed-" + SEED;

  private final Server server;
  private final Config config;
  private final Screen screen;

  /** On a running server, telling on a writer. */
  public Demo(Server server, Config config, PrintWriter out) {
    this.server = server;
    this.config = config;
    this.screen = new Screen(out);
  }

  /** Does the main job; answers whether everything checked out. */
  public boolean run() {
    screen.line(
        "Clew %s answers at %s, its data is in %s", Server.version(), server.url(), config.data());
    Clew admin = admin();
    GrownVolume tissue = new GrownVolume();
    Path directory = write(tissue);
    DemoLab lab = DemoLab.furnish(admin, directory, screen);
    new DemoTasks(lab, tissue::volume, screen).create();
    List<String> findings = new DemoWork(lab, URI.create(server.url()), screen).work();
    DemoReport report = new DemoReport(lab, screen);
    report.print();
    return new DemoChecks(lab, screen).allGood(findings);
  }

  private Clew admin() {
    server
        .founding()
        .foundFirst(
            "demo-lab",
            "Demo Lab",
            new WireNewUser(People.ADMIN, "Ada", "Admin", People.PASSWORD, null, null, null, null));
    try {
      return Clew.signIn(URI.create(server.url()), People.ADMIN, People.PASSWORD);
    } catch (UnexpectedStatusException stranger) {
      throw new StartFailure(
          ("The data directory %s holds an organization that is not the demo’s. Choose another"
                  + " directory with --data.")
              .formatted(config.data()),
          stranger);
    }
  }

  /** The volume, grown when it is first needed: a demo that is complete never needs it. */
  private final class GrownVolume {
    private @Nullable DemoVolume volume;

    DemoVolume volume() {
      if (volume == null) {
        screen.start("Growing a piece of tissue, %d × %d × %d voxels", SIZE, SIZE, SIZE);
        volume = DemoVolume.grow(SIZE, SEED);
        screen.done("%d cells and processes", volume.cells().size());
      }
      return volume;
    }
  }

  private Path write(GrownVolume tissue) {
    Path directory = config.datasets().resolve(DATASET);
    if (DemoDataset.isWritten(directory)) {
      return directory;
    }
    DemoVolume volume = tissue.volume();
    try (Bar bar = screen.bar("Writing it as Zarr")) {
      Files.createDirectories(config.datasets());
      DemoDataset.write(volume, directory, "demo-lab", bar::at);
      return directory;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What someone who has just seen it would want to know. */
  public void tellWhatToTryNext() {
    screen.blank();
    screen.line(
        "Open %s in a browser, and sign in (password of all: %s)", server.url(), People.PASSWORD);
    screen.line("  %-26s %s", People.ADMIN, "admin");
    for (People.Person person : People.ALL) {
      screen.line("  %-26s %s", person.email(), person.description());
    }
    screen.blank();
    screen.line("Or in another terminal:");
    screen.line(
        "  curl -c jar -d email=%s -d password=%s %s/api/auth/login",
        People.ALL.get(1).email(), People.PASSWORD, server.url());
    screen.line("  curl -b jar %s/api/user/tasks/peek", server.url());
    screen.line("  curl -b jar -X POST %s/api/user/tasks/request", server.url());
    screen.line("  curl -b jar %s/api/user/tasks", server.url());
    screen.blank();
    screen.line("Ctrl+C stops it; started again it goes on with what is there.");
  }
}
