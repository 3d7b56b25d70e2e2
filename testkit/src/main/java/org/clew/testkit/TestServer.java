package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.clew.model.wire.WireNewUser;
import org.clew.server.Config;
import org.clew.server.Server;
import org.clew.server.Server.Surroundings;
import org.clew.server.content.IntakeLimits;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.founding.SeedFile;
import org.clew.server.http.UploadLimits;
import org.clew.server.mail.MailServer;
import org.jspecify.annotations.Nullable;

/** A server on a free port with a database of its own. */
public final class TestServer implements AutoCloseable {
  /** The password of everybody in a lab. */
  public static final String PASSWORD = "correct horse";

  private final DatabaseAddress database;
  private final int maxOpenTasksPerUser;
  private final Path data;
  private final Path content;
  private final @Nullable MailServer mail;
  private final SettableClock clock = new SettableClock();
  private final StatementCount statements = new StatementCount();
  private final Server server;

  private TestServer(
      DatabaseAddress database,
      int maxOpenTasksPerUser,
      @Nullable Path sharedContent,
      IntakeLimits intake) {
    this(database, maxOpenTasksPerUser, sharedContent, intake, false, null);
  }

  private TestServer(
      DatabaseAddress database,
      int maxOpenTasksPerUser,
      @Nullable Path sharedContent,
      IntakeLimits intake,
      boolean reachesPrivateAddresses,
      @Nullable MailServer mail) {
    this.maxOpenTasksPerUser = maxOpenTasksPerUser;
    this.mail = mail;
    try {
      this.database = database;
      this.data = Files.createTempDirectory("clew-data");
      this.content = sharedContent == null ? data.resolve("content") : sharedContent;
      Files.createDirectories(datasets());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Config config =
        new Config(
            "127.0.0.1",
            0,
            data,
            database,
            8,
            null,
            datasets(),
            reachesPrivateAddresses,
            content,
            maxOpenTasksPerUser,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            UploadLimits.DEFAULT,
            intake,
            "https://neuroglancer.example/",
            mail);
    server = Server.start(config, new Surroundings(clock, new SecureRandom(), statements));
  }

  /** Starts one with an empty database, where annotators may have two open tasks. */
  public static TestServer start() {
    return start(TestDatabase.create(), 2);
  }

  /** Starts one on a database, where annotators may have some open tasks. */
  public static TestServer start(DatabaseAddress database, int maxOpenTasksPerUser) {
    return new TestServer(database, maxOpenTasksPerUser, null, IntakeLimits.DEFAULT);
  }

  /** Starts one with an empty database that reads some files only. */
  public static TestServer start(IntakeLimits intake) {
    return new TestServer(TestDatabase.create(), 2, null, intake);
  }

  /** Starts one with an empty database that reads datasets from this machine by HTTP. */
  public static TestServer startReachingPrivateAddresses() {
    return new TestServer(TestDatabase.create(), 2, null, IntakeLimits.DEFAULT, true, null);
  }

  /** Starts one with an empty database that sends mails. */
  public static TestServer start(MailServer mail) {
    return new TestServer(TestDatabase.create(), 2, null, IntakeLimits.DEFAULT, false, mail);
  }

  /** Starts one more on the same database and the same content. */
  public TestServer another() {
    return another(database);
  }

  /** Starts one more on some database and the same content. */
  public TestServer another(DatabaseAddress someDatabase) {
    return new TestServer(
        someDatabase, maxOpenTasksPerUser, content, IntakeLimits.DEFAULT, false, mail);
  }

  /** Founds an organization with an admin, who answers. */
  public Caller found(String organization) {
    String token =
        server
            .founding()
            .found(
                organization,
                organization,
                new WireNewUser(
                    "admin@" + organization.toLowerCase(Locale.ROOT) + ".org",
                    "Ada",
                    "Admin",
                    PASSWORD,
                    null,
                    null,
                    null,
                    null));
    return anonymous().with(token);
  }

  /** Makes the organization that a file describes. */
  public boolean seed(Path file) {
    return server.seeding().seed(SeedFile.read(file));
  }

  /** Someone who is not signed in. */
  public Caller anonymous() {
    return Caller.anonymous(url());
  }

  /** The address. */
  public String url() {
    return server.url();
  }

  /** Method and path of every route but pages, e.g. “GET /api/v14/tasks/{id}”. */
  public Set<String> routes() {
    return server.routes();
  }

  /** Method and path of every page, e.g. “GET /annotations/{id}”. */
  public Set<String> pages() {
    return server.pages();
  }

  /** Where datasets can be registered. */
  public Path datasets() {
    return data.resolve("datasets");
  }

  /** Where it keeps what people trace. */
  public Path content() {
    return content;
  }

  /** Where the files of requests lie while these last. */
  public Path uploads() {
    return data.resolve("uploads");
  }

  /** Takes away content that nothing names; answers how much. */
  public int collectLeftovers() {
    return server.leftovers().collect();
  }

  /** Forgets old keys of requests; answers how many. */
  public int collectRequestKeys() {
    return server.requestKeys().collect();
  }

  /** Gives up imports that nobody went on with; answers how many, and of how many rows went. */
  public int collectTaskImports() {
    return server.taskImports().collect();
  }

  /** The clock of the server. */
  public SettableClock clock() {
    return clock;
  }

  /** The statements of the server. */
  public StatementCount statements() {
    return statements;
  }

  /** Where its database is. */
  public DatabaseAddress database() {
    return database;
  }

  @Override
  public void close() {
    server.close();
    TestFiles.delete(data);
  }
}
