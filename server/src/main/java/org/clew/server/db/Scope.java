package org.clew.server.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * A connection that works for one organization.
 *
 * <p>The organization is bound to every statement as {@code :organization}. A statement that does
 * not use it fails with “superfluous named parameters” when it first runs, so none can forget it.
 */
public final class Scope {
  private final Handle handle;
  private final String organization;

  Scope(Handle handle, String organization) {
    this.handle = handle;
    this.organization = organization;
  }

  /** The organization. */
  public String organization() {
    return organization;
  }

  /** A statement that answers rows. */
  public Query query(String sql) {
    return handle.createQuery(sql).bind("organization", organization);
  }

  /** A statement that changes rows. */
  public Update update(String sql) {
    return handle.createUpdate(sql).bind("organization", organization);
  }
}
