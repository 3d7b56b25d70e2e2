package org.clew.server.annotation;

import java.util.List;
import java.util.Objects;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireTaskType;
import org.clew.server.annotation.CompoundStore.Place;
import org.clew.server.annotation.CompoundStore.Summary;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;
import org.clew.server.storage.Blobs;
import org.clew.server.task.Tasks;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;

/** All finished instances of a task, a project or a task type, put together on demand. */
public final class Compounds {
  private static final int PAGE = 500;

  private final Database database;
  private final Tasks tasks;
  private final Exports exports;
  private final Blobs blobs;
  private final AnnotationAssembly assembly;
  private final CompoundStore store = new CompoundStore();
  private final ProjectStore projects = new ProjectStore();
  private final TaskTypeStore types = new TaskTypeStore();
  private final DatasetStore datasets = new DatasetStore();

  /** Over the instances and what is kept of them. */
  public Compounds(Database database, Tasks tasks, Exports exports, Blobs blobs, Stores stores) {
    this.database = database;
    this.tasks = tasks;
    this.exports = exports;
    this.blobs = blobs;
    this.assembly = new AnnotationAssembly(stores);
  }

  /** All of them as one archive, made while it is sent. */
  Download download(CurrentUser user, AnnotationType typ, ObjectId id, boolean withVoxels) {
    Compound compound = database.read(user.organization(), scope -> readable(scope, user, typ, id));
    Right.READ_COMPOUND.check(user, compound.subject(), Downloads.REFUSED);
    return Download.zip(
        ArchiveNames.safe(compound.name()) + "_nmls",
        out ->
            new CompoundZip(blobs, user.organization(), withVoxels)
                .write(new Paging(user.organization(), compound), out));
  }

  /** As one annotation. */
  WireAnnotation info(CurrentUser user, AnnotationType typ, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> {
          Compound compound = readable(scope, user, typ, id);
          Right.READ_COMPOUND.check(user, compound.subject());
          Summary summary =
              store
                  .summary(scope, compound)
                  .orElseThrow(() -> Failure.notFound(compound.nothingFinished()));
          return assembly.merged(scope, user, compound, summary, dataset(scope, summary));
        });
  }

  private DatasetSummary dataset(Scope scope, Summary summary) {
    ObjectId dataset = summary.dataset();
    if (dataset == null) {
      throw Failure.badRequest(
          "Could not merge annotations for compound view.",
          "The annotations are about several datasets.");
    }
    return Objects.requireNonNull(datasets.byIds(scope, List.of(dataset)).get(dataset));
  }

  private Compound readable(Scope scope, CurrentUser user, AnnotationType typ, ObjectId id) {
    return switch (typ) {
      case COMPOUND_TASK -> {
        ObjectId project = tasks.projectOf(scope, user, id);
        yield new Compound(typ, id, id.value(), project(scope, user, project).subject());
      }
      case COMPOUND_PROJECT -> {
        ProjectRow project = project(scope, user, id);
        yield new Compound(typ, id, project.name(), project.subject());
      }
      case COMPOUND_TASK_TYPE -> {
        WireTaskType type = type(scope, user, id);
        yield new Compound(typ, id, type.summary(), Subject.ofTeam(type.teamId()));
      }
      case TASK, EXPLORATIONAL -> throw new IllegalArgumentException(typ + " is no compound.");
    };
  }

  private ProjectRow project(Scope scope, CurrentUser user, ObjectId id) {
    return projects
        .byId(scope, id)
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> Projects.absent(id));
  }

  private WireTaskType type(Scope scope, CurrentUser user, ObjectId id) {
    return types
        .byId(scope, id)
        .filter(type -> TaskTypes.isReadableBy(user, type))
        .orElseThrow(() -> TaskTypes.absent(id));
  }

  /** Holds no connection between two pages: the client may be slow. */
  private final class Paging implements CompoundZip.Pages {
    private final String organization;
    private final Compound compound;
    private Place after = Place.BEGINNING;
    private boolean isLast;

    Paging(String organization, Compound compound) {
      this.organization = organization;
      this.compound = compound;
    }

    @Override
    public List<Export> next() {
      return isLast ? List.of() : database.read(organization, this::next);
    }

    private List<Export> next(Scope scope) {
      List<InstanceRow> rows = store.page(scope, compound, after, PAGE);
      isLast = rows.size() < PAGE;
      if (rows.isEmpty()) {
        return List.of();
      }
      InstanceRow last = rows.getLast();
      after = new Place(Objects.requireNonNull(last.task()), last.id());
      return exports.of(scope, rows);
    }
  }
}
