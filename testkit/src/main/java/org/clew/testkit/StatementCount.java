package org.clew.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements that a server sends to its database. */
public final class StatementCount implements SqlLogger {
  private final AtomicInteger count = new AtomicInteger();

  /** A count of none. */
  public StatementCount() {}

  @Override
  public void logAfterExecution(StatementContext context) {
    count.incrementAndGet();
  }

  /** How many an action takes. */
  public int during(Runnable action) {
    int before = count.get();
    action.run();
    return count.get() - before;
  }
}
