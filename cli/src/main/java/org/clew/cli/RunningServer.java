package org.clew.cli;

import java.util.concurrent.CountDownLatch;
import org.clew.server.Config;
import org.clew.server.Server;

/** A server that is stopped well when the command is: by Ctrl+C, by a signal, or by itself. */
final class RunningServer implements AutoCloseable {
  private final Server server;
  private final Thread hook;

  private RunningServer(Server server) {
    this.server = server;
    this.hook = new Thread(server::close, "stop");
  }

  static RunningServer start(Config config) {
    RunningServer running = new RunningServer(Server.start(config));
    Runtime.getRuntime().addShutdownHook(running.hook);
    return running;
  }

  Server server() {
    return server;
  }

  /** Waits until the command is stopped from outside. */
  void serve() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    server.close();
  }
}
