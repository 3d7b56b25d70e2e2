package org.clew.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Counts the statements that a server sends to its database, and keeps them when asked to. */
public final class StatementCount implements SqlLogger {
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicReference<@Nullable List<String>> kept = new AtomicReference<>();

  /** A count of none. */
  public StatementCount() {}

  @Override
  public void logAfterExecution(StatementContext context) {
    count.incrementAndGet();
    List<String> list = kept.get();
    if (list != null) {
      synchronized (list) {
        list.add(String.valueOf(context.getStatement()));
      }
    }
  }

  /** How many an action takes. */
  public int during(Runnable action) {
    int before = count.get();
    action.run();
    return count.get() - before;
  }

  /** Which an action takes, each as it could be sent again: with its values in it. */
  public List<String> sentDuring(Runnable action) {
    List<String> list = new ArrayList<>();
    kept.set(list);
    action.run();
    kept.set(null);
    synchronized (list) {
      return List.copyOf(list);
    }
  }
}
