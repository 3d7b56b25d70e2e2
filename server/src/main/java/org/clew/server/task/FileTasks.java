package org.clew.server.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireFileTaskParameters;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.content.Contents;
import org.clew.server.content.Incoming;
import org.clew.server.content.Intake;
import org.clew.server.content.NmlDatasets;
import org.clew.server.content.NmlDatasets.Subject;
import org.clew.server.content.Reception;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;
import org.jspecify.annotations.Nullable;

/**
 * Creates tasks from annotation files, one from each NML. All of them are read and staged first;
 * then one transaction creates the tasks, so none is ever half there.
 */
public final class FileTasks {
  private static final String UNREADABLE = "Could not parse task creation multipart request";

  private final Database database;
  private final TaskCreation creation;
  private final Contents contents;
  private final Intake intake;
  private final RequestKeys keys;
  private final TaskTypeStore types = new TaskTypeStore();
  private final ProjectStore projects = new ProjectStore();
  private final NmlDatasets datasets = new NmlDatasets();

  /** Over the creation of tasks. */
  public FileTasks(
      Database database,
      TaskCreation creation,
      Contents contents,
      Intake intake,
      RequestKeys keys) {
    this.database = database;
    this.creation = creation;
    this.contents = contents;
    this.intake = intake;
    this.keys = keys;
  }

  /** Fails if the user may create no task at all: known before anything is sent. */
  public void checkMayCreate(CurrentUser user) {
    if (Right.EDIT_TASK.teamsOf(user).isEmpty()) {
      throw mayNotCreate();
    }
  }

  private static Failure mayNotCreate() {
    // Not 403: upstream answers 400 here.
    return Failure.badRequest("You do not have permission to administrate this team.");
  }

  /** Creates the tasks. */
  public WireTaskCreation create(CurrentUser user, Upload upload, Path room) {
    return create(user, upload, room, null);
  }

  /**
   * Creates the tasks.
   *
   * @param room a path where nothing is yet, for what is in the files
   * @param key under which they are made only once, or null
   */
  WireTaskCreation create(CurrentUser user, Upload upload, Path room, @Nullable RequestKey key) {
    // Before the files are read; and once more when the tasks are about to be made.
    return keys.answered(user, key).orElseGet(() -> createNew(user, upload, room, key));
  }

  private WireTaskCreation createNew(
      CurrentUser user, Upload upload, Path room, @Nullable RequestKey key) {
    List<UploadedFile> files =
        upload.files().stream().filter(file -> Intake.isCalledLikeOne(file.name())).toList();
    if (files.isEmpty()) {
      throw Failure.badRequest("Could not extract NML file.");
    }
    WireFileTaskParameters form = form(upload);
    int most = checked(user, form, files.size());
    List<FileItem> items = List.of();
    try (Reception reception = intake.begin(room)) {
      items = FileReading.read(reception, contents, files, most);
      return create(user, form, items, key);
    } finally {
      items.forEach(FileItem::close);
    }
  }

  private static WireFileTaskParameters form(Upload upload) {
    WireFileTaskParameters form;
    try {
      form = upload.json("formJSON", WireFileTaskParameters.class);
    } catch (Failure unreadable) {
      throw Failure.badRequest("Could not create task.", unreadable.getMessage());
    }
    if (form == null) {
      throw Failure.badRequest(UNREADABLE + ": no form data.");
    }
    return form;
  }

  /** Fails if nothing can come of it; answers how many tasks it may create. */
  private int checked(CurrentUser user, WireFileTaskParameters form, int files) {
    return database.read(
        user.organization(),
        scope -> {
          WireTaskType type =
              types
                  .byId(scope, form.taskTypeId())
                  .filter(row -> TaskTypes.isReadableBy(user, row))
                  .orElseThrow(() -> TaskTypes.absent(form.taskTypeId()));
          TaskCreation.checkSize(type, files);
          ProjectRow project =
              projects
                  .byName(scope, form.projectName())
                  .filter(row -> row.isReadableBy(user))
                  .orElseThrow(() -> Failure.notFound(Projects.absent(form.projectName())));
          if (!Right.EDIT_TASK.isHeldBy(user, project.subject())) {
            throw mayNotCreate();
          }
          return TaskCreation.most(type);
        });
  }

  private WireTaskCreation create(
      CurrentUser user,
      WireFileTaskParameters form,
      List<FileItem> items,
      @Nullable RequestKey key) {
    List<Order> orders =
        database.read(user.organization(), scope -> orders(scope, user, form, items));
    if (orders.stream().anyMatch(order -> order instanceof Order.Wanted)) {
      return creation.create(user, form.taskTypeId(), orders, key);
    }
    return TaskCreation.nothingButFailures(orders);
  }

  private List<Order> orders(
      Scope scope, CurrentUser user, WireFileTaskParameters form, List<FileItem> items) {
    Map<NmlExperiment, Subject> subjects = new HashMap<>();
    List<Order> orders = new ArrayList<>();
    for (FileItem item : items) {
      orders.add(
          switch (item) {
            case FileItem.Unreadable unreadable -> new Order.Unreadable(unreadable.why());
            case FileItem.Parsed parsed -> {
              Subject subject =
                  subjects.computeIfAbsent(
                      plain(parsed.about()), about -> datasets.of(scope, user, about));
              yield order(form, parsed, subject);
            }
          });
    }
    return orders;
  }

  /** What decides about the dataset, and nothing else, so that many files ask once. */
  private static NmlExperiment plain(NmlExperiment about) {
    return new NmlExperiment(about.name(), about.organization(), about.datasetId(), null, null);
  }

  private static Order order(WireFileTaskParameters form, FileItem.Parsed item, Subject subject) {
    return switch (subject) {
      case Subject.Known known ->
          new Order.Wanted(parameters(form, item, known.id()), item.content());
      case Subject.Absent absent ->
          new Order.Unreadable(Failure.notFound(message(item, absent.reason())));
      case Subject.Foreign foreign ->
          new Order.Unreadable(
              Failure.badRequest(
                  message(item, "Cannot create tasks for datasets of other organizations.")));
    };
  }

  private static String message(FileItem.Parsed item, String reason) {
    return new Incoming.Unreadable(item.name(), reason).message();
  }

  private static WireTaskParameters parameters(
      WireFileTaskParameters form, FileItem.Parsed item, ObjectId dataset) {
    @Nullable BoundingBox box = form.boundingBox();
    return new WireTaskParameters(
        form.taskTypeId(),
        form.neededExperience(),
        form.pendingInstances(),
        form.projectName(),
        form.scriptId(),
        box == null || box.isEmpty() ? item.box() : box,
        dataset,
        item.position(),
        item.rotation(),
        item.name(),
        item.about().description(),
        null);
  }
}
