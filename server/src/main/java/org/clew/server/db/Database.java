package org.clew.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, and the one place that keeps organizations apart: all work happens in a {@link
 * Scope}, whose statements do not run unless they name the organization.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** The states of a text, or a text in JSON, with a character that PostgreSQL does not keep. */
  private static final Set<String> UNKEEPABLE_TEXT = Set.of("22021", "22P05");

  /** The states of a lock that did not come in time, and of a statement that took too long. */
  private static final Set<String> OUT_OF_TIME = Set.of("55P03", "57014");

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool, SqlLogger logger) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.registerArgument(new IdArgument());
    jdbi.setSqlLogger(logger);
    // Messages go to the log, where no password hash and no address belongs.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.SHORT_STATEMENT);
    // Templates would take the < of a comparison for their own.
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
  }

  /** Connects, and brings the schema up to date. */
  public static Database open(DatabaseAddress address, int connections, SqlLogger logger) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setIdleTimeout(60_000);
    config.setConnectionTimeout(20_000);
    config.setPoolName("clew");
    config.addDataSourceProperty("ApplicationName", "clew");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // Claims always ask the same few statements; prepare them on the second use.
    config.addDataSourceProperty("prepareThreshold", "2");
    // Of a growing table PostgreSQL knows the largest value of a while ago, expects that a merge
    // would soon come past it, and reads most of another table's index to look one row up.
    config.addDataSourceProperty("options", "-c enable_mergejoin=off");
    // search_path comes with the connection: no statement names the schema.
    config.addDataSourceProperty("currentSchema", Migrations.SCHEMA);
    Migrations.run(address);
    return new Database(new HikariDataSource(config), logger);
  }

  /** Does the work for an organization, in one transaction: all of it happens, or nothing. */
  public <T> T write(String organization, Function<Scope, T> work) {
    return reached(() -> jdbi.inTransaction(handle -> work.apply(new Scope(handle, organization))));
  }

  /**
   * The same beside a request that it must not hold up: it gives up waiting for a lock after a
   * second, and does not wait until the disk has it. A crash of the database may undo the last such
   * transactions, each in whole.
   */
  public <T> T writeAside(String organization, Function<Scope, T> work) {
    return reached(() ->
        jdbi.inTransaction(handle -> {
          handle.execute(
              """
              SELECT set_config('lock_timeout', '1s', true),
                set_config('statement_timeout', '2s', true),
                set_config('synchronous_commit', 'off', true)
              """);
          return work.apply(new Scope(handle, organization));
        }));
  }

  /** Asks for an organization; every statement sees what was committed when it began. */
  public <T> T read(String organization, Function<Scope, T> work) {
    return reached(() -> jdbi.withHandle(handle -> work.apply(new Scope(handle, organization))));
  }

  /**
   * Does the work across organizations, in one transaction: founding one, and what happens before
   * it is known who asks.
   */
  public <T> T acrossOrganizations(Function<Unscoped, T> work) {
    return reached(() -> jdbi.inTransaction(handle -> work.apply(new Unscoped(handle))));
  }

  /** Asks across organizations, outside of a transaction: who has this token, what is public. */
  public <T> T readAcrossOrganizations(Function<Unscoped, T> work) {
    return reached(() -> jdbi.withHandle(handle -> work.apply(new Unscoped(handle))));
  }

  /** The version of the schema; fails when the database is not well. */
  public int schemaVersion() {
    return reached(() ->
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    "SELECT max(version::integer) FROM flyway_schema_history WHERE success")
                .mapTo(int.class)
                .one()));
  }

  private static <T> T reached(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConnectionException unreachable) {
      LOG.warn("No connection to the database", unreachable);
      throw Failure.of(
          FailureCode.UNAVAILABLE, "The database does not answer. Please try again in a moment.");
    } catch (JdbiException refused) {
      if (refused.getCause() instanceof SQLException cause
          && UNKEEPABLE_TEXT.contains(cause.getSQLState())) {
        throw Failure.badRequest("A text holds the character U+0000, which cannot be kept.");
      }
      if (refused.getCause() instanceof SQLException cause
          && OUT_OF_TIME.contains(cause.getSQLState())) {
        throw Failure.of(
            FailureCode.UNAVAILABLE, "The database is busy. Please try again in a moment.");
      }
      throw refused;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static final class IdArgument extends AbstractArgumentFactory<ObjectId> {
    IdArgument() {
      super(java.sql.Types.VARCHAR);
    }

    @Override
    protected Argument build(ObjectId id, ConfigRegistry config) {
      return (position, statement, context) -> statement.setString(position, id.value());
    }
  }
}
