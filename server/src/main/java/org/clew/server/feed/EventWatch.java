package org.clew.server.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.server.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new events in place of all who wait for some: one statement in a quarter of a second,
 * however many wait, and none while nobody does.
 */
public final class EventWatch implements AutoCloseable {
  /** How long a listener is left without a sign of life. */
  static final Duration BEAT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private final Database database;
  private final EventStore store = new EventStore();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition news = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Map<String, EventCursor> newest = new HashMap<>();
  private boolean isClosed;

  private EventWatch(Database database) {
    this.database = database;
  }

  /** Starts one. */
  public static EventWatch start(Database database) {
    EventWatch watch = new EventWatch(database);
    Thread.ofVirtual().name("clew-events").start(watch::look);
    return watch;
  }

  /** Waits until there is an event after a place, the time is over, or the server stops. */
  void await(String organization, EventCursor seen, long nanos) {
    lock.lock();
    try {
      waiting.merge(organization, 1, Integer::sum);
      wanted.signal();
      long left = nanos;
      while (!isClosed && left > 0 && !isBehind(organization, seen)) {
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.computeIfPresent(organization, (id, count) -> count == 1 ? null : count - 1);
      lock.unlock();
    }
  }

  private boolean isBehind(String organization, EventCursor seen) {
    EventCursor last = newest.get(organization);
    return last != null && last.compareTo(seen) > 0;
  }

  boolean isClosed() {
    lock.lock();
    try {
      return isClosed || Thread.currentThread().isInterrupted();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      for (List<String> organizations = awaited();
          !organizations.isEmpty();
          organizations = awaited()) {
        pause(look(organizations) ? PAUSE : PAUSE_AFTER_FAILURE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The organizations of those who wait; empty when the server stops. */
  private List<String> awaited() throws InterruptedException {
    lock.lock();
    try {
      while (!isClosed && waiting.isEmpty()) {
        wanted.await();
      }
      return isClosed ? List.of() : List.copyOf(waiting.keySet());
    } finally {
      lock.unlock();
    }
  }

  private boolean look(List<String> organizations) {
    Map<String, EventCursor> found;
    try {
      found = database.readAcrossOrganizations(all -> store.newest(all, organizations));
    } catch (RuntimeException unreachable) {
      LOG.warn("Those who wait for events wait a little longer", unreachable);
      return false;
    }
    lock.lock();
    try {
      newest.putAll(found);
      news.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!isClosed && left > 0) {
        left = closing.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets everybody go who waits. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      wanted.signalAll();
      news.signalAll();
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
