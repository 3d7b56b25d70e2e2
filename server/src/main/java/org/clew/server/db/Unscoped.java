package org.clew.server.db;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** A connection that works across organizations; see {@link Database}. */
public final class Unscoped {
  private final Handle handle;

  Unscoped(Handle handle) {
    this.handle = handle;
  }

  /** A statement that answers rows. */
  public Query query(String sql) {
    return handle.createQuery(sql);
  }

  /** A statement that changes rows. */
  public Update update(String sql) {
    return handle.createUpdate(sql);
  }

  /** Goes on for one organization, in the same transaction. */
  public <T> T in(String organization, Function<Scope, T> work) {
    return work.apply(new Scope(handle, organization));
  }
}
