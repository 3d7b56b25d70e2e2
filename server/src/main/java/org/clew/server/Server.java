package org.clew.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.clew.server.annotation.AnnotationRoutes;
import org.clew.server.annotation.AnnotationUploads;
import org.clew.server.annotation.AnnotationVoxelRoutes;
import org.clew.server.annotation.AnnotationVoxels;
import org.clew.server.annotation.Annotations;
import org.clew.server.annotation.Compounds;
import org.clew.server.annotation.ContentRoutes;
import org.clew.server.annotation.Copies;
import org.clew.server.annotation.CopyRoutes;
import org.clew.server.annotation.Downloads;
import org.clew.server.annotation.Edits;
import org.clew.server.annotation.Exports;
import org.clew.server.annotation.Histories;
import org.clew.server.annotation.InstanceRoutes;
import org.clew.server.annotation.Instances;
import org.clew.server.annotation.Lifecycle;
import org.clew.server.annotation.ProjectTransferRoutes;
import org.clew.server.annotation.ProjectTransfers;
import org.clew.server.annotation.Sharing;
import org.clew.server.annotation.SharingRoutes;
import org.clew.server.annotation.Submissions;
import org.clew.server.annotation.Tracings;
import org.clew.server.annotation.Transfers;
import org.clew.server.annotation.UploadRoutes;
import org.clew.server.annotation.Versions;
import org.clew.server.annotation.WorkItems;
import org.clew.server.annotation.WorkRoutes;
import org.clew.server.assignment.Assignments;
import org.clew.server.assignment.Claims;
import org.clew.server.assignment.ExplanationRoutes;
import org.clew.server.assignment.Explanations;
import org.clew.server.auth.AuthRoutes;
import org.clew.server.auth.PasswordChanges;
import org.clew.server.auth.PasswordCheck;
import org.clew.server.auth.PasswordRoutes;
import org.clew.server.auth.Tokens;
import org.clew.server.content.Contents;
import org.clew.server.content.Intake;
import org.clew.server.content.OpenDataZips;
import org.clew.server.content.ReadingMemory;
import org.clew.server.content.Rereading;
import org.clew.server.content.VolumeLayers;
import org.clew.server.dataset.DatasetChanges;
import org.clew.server.dataset.DatasetFiles;
import org.clew.server.dataset.DatasetRoutes;
import org.clew.server.dataset.Datasets;
import org.clew.server.dataset.ReachableAddresses;
import org.clew.server.dataset.Registrations;
import org.clew.server.dataset.RemoteFiles;
import org.clew.server.dataset.Stores;
import org.clew.server.dataset.VoxelRoutes;
import org.clew.server.db.Database;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.db.Ids;
import org.clew.server.event.Events;
import org.clew.server.feed.EventFeed;
import org.clew.server.feed.EventRoutes;
import org.clew.server.feed.EventWatch;
import org.clew.server.founding.Founding;
import org.clew.server.founding.Seeding;
import org.clew.server.http.HttpServer;
import org.clew.server.http.InfoRoutes;
import org.clew.server.http.Uploads;
import org.clew.server.image.Drawings;
import org.clew.server.image.FirstPlane;
import org.clew.server.image.PlaneRoutes;
import org.clew.server.image.Planes;
import org.clew.server.image.TracedLines;
import org.clew.server.image.TracingPictureRoutes;
import org.clew.server.image.TracingPictures;
import org.clew.server.imports.FileImports;
import org.clew.server.imports.ImportReports;
import org.clew.server.imports.TaskImportRoutes;
import org.clew.server.imports.TaskImports;
import org.clew.server.mail.MailServer;
import org.clew.server.mail.Outbox;
import org.clew.server.mail.Postman;
import org.clew.server.organization.OrganizationRoutes;
import org.clew.server.organization.Organizations;
import org.clew.server.postgres.DataDirectory;
import org.clew.server.postgres.EmbeddedPostgres;
import org.clew.server.project.ProjectProgress;
import org.clew.server.project.ProjectRoutes;
import org.clew.server.project.Projects;
import org.clew.server.report.Looks;
import org.clew.server.report.ReportRoutes;
import org.clew.server.report.Reports;
import org.clew.server.script.ScriptRoutes;
import org.clew.server.script.Scripts;
import org.clew.server.storage.BlobStore;
import org.clew.server.storage.Blobs;
import org.clew.server.storage.ContentDirectory;
import org.clew.server.storage.DirectoryBlobStore;
import org.clew.server.storage.LeftoverBlobs;
import org.clew.server.task.BulkChanges;
import org.clew.server.task.FileTasks;
import org.clew.server.task.RequestKeys;
import org.clew.server.task.TaskCreation;
import org.clew.server.task.TaskRoutes;
import org.clew.server.task.TaskStarts;
import org.clew.server.task.Tasks;
import org.clew.server.tasktype.TaskTypeRoutes;
import org.clew.server.tasktype.TaskTypes;
import org.clew.server.team.TeamRoutes;
import org.clew.server.team.Teams;
import org.clew.server.time.EarlierWork;
import org.clew.server.time.Heartbeats;
import org.clew.server.time.OverTime;
import org.clew.server.time.TimeRoutes;
import org.clew.server.time.TimeTracking;
import org.clew.server.time.Times;
import org.clew.server.time.Zones;
import org.clew.server.user.InvitationRoutes;
import org.clew.server.user.Invitations;
import org.clew.server.user.NewUsers;
import org.clew.server.user.Preferences;
import org.clew.server.user.UserChanges;
import org.clew.server.user.UserImportRoutes;
import org.clew.server.user.UserImports;
import org.clew.server.user.UserRoutes;
import org.clew.server.user.Users;
import org.clew.server.voxel.VoxelArrays;
import org.clew.server.web.ApiPage;
import org.clew.server.web.WebPages;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.frame.SignInPage;
import org.clew.server.web.manage.TaskCases;
import org.clew.server.web.work.AnnotationPage;
import org.clew.server.web.work.WorkCases;
import org.jdbi.v3.core.statement.SqlLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: everything is put together here, and taken apart in reverse. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final int OPEN_DATA_ZIPS = 64;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final HttpServer http;
  private final Founding founding;
  private final Seeding seeding;
  private final LeftoverBlobs leftovers;
  private final RequestKeys requestKeys;
  private final TaskImports taskImports;
  private final Config config;

  /** What a server is started with besides its configuration; tests bring their own. */
  public record Surroundings(Clock clock, SecureRandom random, SqlLogger sqlLogger) {
    /** Real time, real randomness, no log of statements. */
    public static Surroundings real() {
      return new Surroundings(Clock.systemUTC(), new SecureRandom(), SqlLogger.NOP_SQL_LOGGER);
    }
  }

  /** Starts one. */
  public static Server start(Config config) {
    return start(config, Surroundings.real());
  }

  /** Starts one with a clock, randomness and a log of statements. */
  public static Server start(Config config, Surroundings surroundings) {
    return new Server(config, surroundings);
  }

  private Server(Config config, Surroundings surroundings) {
    this.config = config;
    try {
      DatabaseAddress address = config.database();
      if (address == null) {
        DataDirectory data = opened(DataDirectory.open(config.data()));
        EmbeddedPostgres postgres = opened(EmbeddedPostgres.start(data));
        address = new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password());
      }
      Database database =
          opened(Database.open(address, config.databaseConnections(), surroundings.sqlLogger()));
      Clock clock = surroundings.clock();
      Ids ids = new Ids(clock, surroundings.random());
      Events events = new Events(clock);
      MailServer mailServer = config.mail();
      Outbox outbox = new Outbox(mailServer, clock);
      if (mailServer != null) {
        opened(Postman.start(database, mailServer, clock));
      }
      PasswordCheck passwordCheck = new PasswordCheck(database, clock);
      Tokens tokens = new Tokens(database, events, clock, passwordCheck);
      PasswordChanges passwordChanges =
          new PasswordChanges(database, events, clock, passwordCheck, outbox, this::url);
      Stores stores = new Stores("localhost", this::url);

      Datasets datasets = new Datasets(database, stores);
      RemoteFiles remoteFiles =
          opened(new RemoteFiles(new ReachableAddresses(config.remotePrivateAddresses())));
      Drawings drawings = Drawings.ofThisProcess();
      Planes planes =
          new Planes(
              new DatasetFiles(datasets, remoteFiles), VoxelArrays.ofThisProcess(), drawings);
      Registrations registrations =
          new Registrations(
              database, events, ids, clock, stores, List.of(config.datasets()), remoteFiles);
      DatasetChanges datasetChanges = new DatasetChanges(database, events, clock, stores);
      Scripts scripts = new Scripts(database, events, ids, clock);
      Users users = new Users(database, clock);
      NewUsers newUsers = new NewUsers(database, events, ids, clock);
      UserImports userImports = new UserImports(database, events, ids, clock, passwordChanges);
      Invitations invitations = new Invitations(database, events, ids, clock, outbox, this::url);
      UserChanges userChanges = new UserChanges(database, events, passwordCheck);
      Teams teams = new Teams(database, events, ids, clock);
      TaskTypes taskTypes = new TaskTypes(database, events, ids, clock);
      Projects projects = new Projects(database, events, ids, clock);
      Tasks tasks = new Tasks(database, events);
      ContentDirectory content = ContentDirectory.open(config.content(), database);
      BlobStore store = new DirectoryBlobStore(content.blobs());
      Blobs blobs = new Blobs(store, content.staging(), clock);
      Contents contents = new Contents(blobs, ids, clock);
      leftovers = new LeftoverBlobs(database, store, content.staging(), clock);
      requestKeys = new RequestKeys(database, clock);
      TaskCreation creation =
          new TaskCreation(
              database, events, ids, clock, surroundings.random(), contents, requestKeys);
      BulkChanges bulk = new BulkChanges(database, events, clock);
      taskImports =
          new TaskImports(database, events, ids, clock, surroundings.random(), contents, bulk);
      opened(
          Housekeeping.start(
              leftovers::collect,
              requestKeys::collect,
              passwordCheck::forgetOld,
              taskImports::collect));
      Claims claims = new Claims(database, ids, clock, config.maxOpenTasksPerUser());
      Explanations explanations = new Explanations(database, tasks, config.maxOpenTasksPerUser());
      Assignments assignments = new Assignments(database, ids, clock, tasks);
      Annotations annotations = new Annotations(database, tasks, stores);
      Versions versions = new Versions(database, events, clock, annotations, contents);
      Lifecycle lifecycle =
          new Lifecycle(database, events, clock, config.reopenWindow(), annotations);
      Edits edits = new Edits(database, events, clock, annotations);
      Transfers transfers = new Transfers(database, events, clock, annotations, assignments);
      Exports exports = new Exports(contents, stores, clock);
      Downloads downloads = new Downloads(annotations, versions, exports, blobs);
      ReadingMemory memory = ReadingMemory.ofThisProcess();
      Intake intake = new Intake(contents, config.intake(), memory);
      FileTasks fileTasks = new FileTasks(database, creation, contents, intake, requestKeys);
      Submissions submissions = new Submissions(database, versions, contents, intake);
      AnnotationUploads annotationUploads =
          new AnnotationUploads(database, events, ids, clock, contents, intake, stores);
      Copies copies =
          new Copies(
              database,
              events,
              ids,
              clock,
              annotations,
              exports,
              contents,
              new Rereading(blobs, memory));
      Compounds compounds = new Compounds(database, tasks, exports, blobs, stores);
      OpenDataZips zips = opened(new OpenDataZips(blobs, OPEN_DATA_ZIPS));
      AnnotationVoxels voxels =
          new AnnotationVoxels(annotations, exports, datasets, new VolumeLayers(blobs), zips);
      Tracings tracings = new Tracings(annotations, exports);
      TracingPictures pictures =
          new TracingPictures(tracings, new TaskStarts(database, tasks, contents), blobs, drawings);
      TimeTracking tracking =
          new TimeTracking(database, ids, clock, config.idleGap(), new OverTime(outbox, this::url));
      Times times = new Times(database);
      Heartbeats heartbeats = new Heartbeats(database, tracking);
      Zones zones = new Zones(database, events);
      Reports reports = new Reports(database, clock);
      EventWatch watch = EventWatch.start(database);
      EventFeed feed = new EventFeed(database, watch);
      ImportReports importReports = new ImportReports(taskImports);
      Preferences preferences = new Preferences(database);
      WorkCases work =
          new WorkCases(
              new WorkItems(database, annotations, stores),
              claims,
              lifecycle,
              submissions,
              versions,
              datasets,
              times,
              users,
              tracking,
              clock);
      ProjectProgress progress = new ProjectProgress(database);
      ProjectTransfers projectTransfers = new ProjectTransfers(database, clock, assignments);
      AdminCases admin =
          new AdminCases(
              projects,
              progress,
              projectTransfers,
              bulk,
              new Looks(database, progress),
              reports,
              users,
              userChanges,
              userImports,
              invitations,
              passwordChanges,
              explanations,
              tasks,
              times,
              tokens,
              teams,
              taskTypes,
              scripts,
              datasets,
              registrations,
              datasetChanges,
              this::url);
      WebPages web =
          new WebPages(
              clock,
              zones,
              preferences,
              tokens,
              () -> new SignInPage.Facts(version(), database.schemaVersion(), url()),
              work,
              new AnnotationPage(
                  work,
                  new TracedLines(tracings, blobs),
                  tokens,
                  this::url,
                  config.neuroglancerUrl()),
              new TaskCases(
                  tasks,
                  new TaskCases.Making(
                      creation,
                      fileTasks,
                      opened(new FileImports(taskImports, content.staging())),
                      bulk),
                  new TaskCases.Work(
                      new Instances(database, tasks),
                      lifecycle,
                      versions,
                      transfers,
                      assignments,
                      explanations,
                      new Histories(database, tasks)),
                  new TaskCases.Things(projects, taskTypes, datasets, scripts, teams, users)),
              admin);

      founding = new Founding(database, ids, clock, teams, newUsers, tokens);
      seeding =
          new Seeding(
              founding,
              ids,
              contents,
              config.datasets(),
              new Seeding.People(teams, newUsers, tokens),
              new Seeding.Things(registrations, annotationUploads, new EarlierWork(ids, clock)));

      Uploads uploads = opened(Uploads.open(config.data().resolve("uploads"), config.uploads()));
      http =
          opened(
              HttpServer.start(
                  config.host(),
                  config.port(),
                  new HttpServer.Service(
                      this::url,
                      tokens,
                      uploads,
                      List.of(
                          new InfoRoutes(version(), database::schemaVersion, features(config)),
                          new ApiPage(version(), web.frames()),
                          new AuthRoutes(tokens),
                          new PasswordRoutes(passwordChanges),
                          new UserRoutes(users, newUsers, userChanges, preferences),
                          new UserImportRoutes(userImports),
                          new InvitationRoutes(invitations),
                          new OrganizationRoutes(new Organizations(database)),
                          new TeamRoutes(teams),
                          new DatasetRoutes(datasets, registrations, datasetChanges),
                          new VoxelRoutes(datasets),
                          new PlaneRoutes(planes),
                          new AnnotationVoxelRoutes(voxels),
                          new TracingPictureRoutes(pictures),
                          new ScriptRoutes(scripts),
                          new TaskTypeRoutes(taskTypes),
                          new ProjectRoutes(projects, progress),
                          new WorkRoutes(claims, assignments, annotations, tasks),
                          new ExplanationRoutes(explanations),
                          new TaskImportRoutes(taskImports, importReports),
                          new TaskRoutes(tasks, creation, fileTasks, bulk, projects),
                          new AnnotationRoutes(
                              annotations,
                              compounds,
                              lifecycle,
                              versions,
                              transfers,
                              edits,
                              tracking),
                          new InstanceRoutes(new Instances(database, tasks)),
                          new ProjectTransferRoutes(projectTransfers),
                          new SharingRoutes(new Sharing(database, events, annotations)),
                          new ContentRoutes(downloads, compounds, submissions, versions, tracking),
                          new UploadRoutes(annotationUploads),
                          new CopyRoutes(copies),
                          new TimeRoutes(times, heartbeats, zones),
                          new ReportRoutes(reports),
                          new EventRoutes(feed),
                          web),
                      web.errors())));
      // Closed before it: a server that stops waits for answers to end.
      opened(watch);
      opened(importReports);
      Thread.ofPlatform()
          .daemon()
          .name("clew-first-plane")
          .start(() -> FirstPlane.draw(remoteFiles));
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** The version of this build. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream file = Server.class.getResourceAsStream("version.properties")) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }

  private static Map<String, Object> features(Config config) {
    return Map.of("taskReopenAllowedInSeconds", config.reopenWindow().toSeconds());
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  /** Method and path of every route but pages, e.g. “GET /api/v14/tasks/{id}”. */
  public Set<String> routes() {
    return http.routes();
  }

  /** Method and path of every page, e.g. “GET /annotations/{id}”. */
  public Set<String> pages() {
    return http.pages();
  }

  /** Its address as clients see it. */
  public String url() {
    String url = config.publicUrl();
    return url == null ? "http://localhost:" + http.port() : url.replaceFirst("/+$", "");
  }

  /** Takes away content that nothing names. */
  public LeftoverBlobs leftovers() {
    return leftovers;
  }

  /** Forgets keys of requests that are old. */
  public RequestKeys requestKeys() {
    return requestKeys;
  }

  /** Gives up imports of tasks that nobody went on with. */
  public TaskImports taskImports() {
    return taskImports;
  }

  /** Makes organizations. */
  public Founding founding() {
    return founding;
  }

  /** Makes an organization with all that a file describes. */
  public Seeding seeding() {
    return seeding;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failed) {
        LOG.warn("A part did not stop well", failed);
      }
    }
  }
}
