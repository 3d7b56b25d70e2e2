package org.clew.server.voxel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.server.failure.Failure;

/** Does a few things at once, and gives what comes of them in the order they were begun in. */
final class SideBySide<T> implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<T>> running = new ArrayDeque<>();
  private final int most;

  SideBySide(int most) {
    this.most = most;
  }

  boolean isFull() {
    return running.size() >= most;
  }

  int running() {
    return running.size();
  }

  void begin(Callable<T> work) {
    running.addLast(threads.submit(work));
  }

  /** What came of the one that was begun first; its failure, if it failed. */
  T next() {
    try {
      return running.removeFirst().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Failure.badRequest("The server stopped reading, as it is about to stop itself.");
    }
  }

  /** Nobody waits for what is still running. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
