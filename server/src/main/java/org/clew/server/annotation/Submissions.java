package org.clew.server.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlParameters;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireSubmission;
import org.clew.server.annotation.VersionStore.Kind;
import org.clew.server.annotation.VersionStore.NewVersion;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.content.Incoming;
import org.clew.server.content.Intake;
import org.clew.server.content.KeptVoxels;
import org.clew.server.content.StagedContent;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Work that annotators hand in: it becomes the new content of their annotation. */
public final class Submissions {
  private final Database database;
  private final Versions versions;
  private final Contents contents;
  private final Intake intake;
  private final DatasetStore datasets = new DatasetStore();
  private final TransitionStore transitions = new TransitionStore();

  /** Over the versions. */
  public Submissions(Database database, Versions versions, Contents contents, Intake intake) {
    this.database = database;
    this.versions = versions;
    this.contents = contents;
    this.intake = intake;
  }

  /** An annotation to be changed, as it is before. */
  record Before(InstanceRow row, DatasetSummary dataset, @Nullable ContentRow content) {}

  /** What is to be changed; fails if it cannot be, before anything is sent. */
  Before before(CurrentUser user, ObjectId id, Precondition precondition) {
    return database.read(
        user.organization(),
        scope -> {
          InstanceRow row = versions.changeable(scope, user, id);
          precondition.check(row);
          ObjectId stored = row.storedContent();
          return new Before(
              row,
              Objects.requireNonNull(
                  datasets.byIds(scope, List.of(row.dataset())).get(row.dataset())),
              stored == null ? null : contents.byIds(scope, List.of(stored)).get(stored));
        });
  }

  /** Replaces the content by that of a file. */
  WireSubmission submit(CurrentUser user, Before before, Path file, Precondition precondition) {
    try (Incoming.Annotation incoming = read(file)) {
      SubmissionRules rules = new SubmissionRules(before.row(), before.dataset());
      rules.check(incoming.nml());
      Nml nml = withoutTaskBox(incoming.nml());
      try (StagedContent staged = contents.stage(nml, incoming.files(), kept(user, before))) {
        int version = keep(user, before.row().id(), staged, precondition);
        ContentRow row = staged.row();
        return new WireSubmission(version, row.trees(), row.nodes(), rules.warnings(nml));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Map<String, KeptVoxels> kept(CurrentUser user, Before before) throws IOException {
    return before.content() == null
        ? Map.of()
        : contents.voxels(user.organization(), before.content());
  }

  private int keep(CurrentUser user, ObjectId id, StagedContent staged, Precondition precondition) {
    return database.write(
        user.organization(),
        scope -> {
          transitions.lock(scope, id);
          InstanceRow row = versions.changeable(scope, user, id);
          precondition.check(row);
          contents.keep(scope, List.of(staged));
          return versions.add(scope, user, row, NewVersion.of(Kind.SUBMITTED, staged.id()));
        });
  }

  private Incoming.Annotation read(Path file) throws IOException {
    List<Incoming> found = new ArrayList<>();
    intake.read("content", file, found::add);
    if (found.size() == 1 && found.getFirst() instanceof Incoming.Annotation annotation) {
      return annotation;
    }
    found.forEach(Incoming::close);
    for (Incoming each : found) {
      if (each instanceof Incoming.Unreadable unreadable) {
        throw Failure.badRequest(unreadable.message());
      }
    }
    throw Failure.badRequest(
        "The archive holds %d NML files; an annotation is one.".formatted(found.size()));
  }

  /** The box is the task’s, whatever a file says. */
  private static Nml withoutTaskBox(Nml nml) {
    NmlParameters old = nml.parameters();
    NmlParameters parameters =
        new NmlParameters(
            old.experiment(),
            old.scale(),
            old.offset(),
            old.time(),
            old.editPosition(),
            old.editPositionAdditional(),
            old.editRotation(),
            old.zoomLevel(),
            old.activeNode(),
            old.userBoundingBoxes(),
            null,
            old.additionalAxes(),
            old.others());
    return new Nml(nml.metas(), parameters, nml.skeleton(), nml.volumes(), nml.others());
  }
}
