package org.clew.server.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGConnection;

/**
 * A connection that works for one organization.
 *
 * <p>The organization is bound to every statement as {@code :organization}. A statement that does
 * not use it fails with “superfluous named parameters” when it first runs, so none can forget it.
 */
public final class Scope {
  private final Handle handle;
  private final String organization;

  /** What is bound each time, so that its kind need not be found out each time. */
  private final Argument bound;

  Scope(Handle handle, String organization) {
    this.handle = handle;
    this.organization = organization;
    this.bound = (position, statement, context) -> statement.setString(position, organization);
  }

  /** The organization. */
  public String organization() {
    return organization;
  }

  /** A statement that answers rows. */
  public Query query(String sql) {
    return handle.createQuery(sql).bind("organization", bound);
  }

  /** A statement that changes rows. */
  public Update update(String sql) {
    return handle.createUpdate(sql).bind("organization", bound);
  }

  /** Rows to be filled in for {@link #copy}. */
  public CopyRows rows() {
    return new CopyRows(organization);
  }

  /**
   * Adds many rows to a table by {@code COPY}.
   *
   * @param table to which they go; its column {@code organization_id} is filled in by itself
   * @param columns the others, in the order in which the rows give them
   * @param rows made by {@link #rows} of this scope
   */
  public void copy(String table, List<String> columns, CopyRows rows) {
    if (rows.isEmpty()) {
      return;
    }
    String sql =
        "COPY %s (organization_id, %s) FROM STDIN".formatted(table, String.join(", ", columns));
    try {
      handle
          .getConnection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(sql, new ByteArrayInputStream(rows.text().getBytes(StandardCharsets.UTF_8)));
    } catch (SQLException refused) {
      throw new CopyException(refused);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A COPY that failed, among the failures of other statements. */
  private static final class CopyException extends JdbiException {
    private static final long serialVersionUID = 1;

    CopyException(SQLException refused) {
      super(refused);
    }
  }
}
