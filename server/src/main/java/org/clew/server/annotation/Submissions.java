package org.clew.server.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.annotation.nml.Nml;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireSubmission;
import org.clew.server.annotation.VersionStore.Kind;
import org.clew.server.annotation.VersionStore.NewVersion;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.content.Found;
import org.clew.server.content.Incoming;
import org.clew.server.content.Intake;
import org.clew.server.content.KeptVoxels;
import org.clew.server.content.Reception;
import org.clew.server.content.StagedContent;
import org.clew.server.content.TaskBox;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Work that annotators hand in: it becomes the new content of their annotation. */
public final class Submissions {
  /** What a file without a name is called. */
  private static final String NAME = "content";

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

  /**
   * Fails if the user may not replace the content of an annotation, before they send any.
   *
   * @param seen the version that they believe to be the latest
   */
  public void check(CurrentUser user, ObjectId id, int seen) {
    before(user, id, Precondition.seen(seen));
  }

  /**
   * Replaces the content by that of a file.
   *
   * @param seen the version that the user believes to be the latest
   */
  public WireSubmission submit(CurrentUser user, ObjectId id, Work work, int seen) {
    Precondition precondition = Precondition.seen(seen);
    return submit(user, before(user, id, precondition), work, precondition);
  }

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

  /**
   * A file that is handed in.
   *
   * @param path where it lies
   * @param room a path where nothing is yet, for what is in it
   */
  public record Work(Path path, Path room) {}

  /** Replaces the content by that of a file. */
  WireSubmission submit(CurrentUser user, Before before, Work work, Precondition precondition) {
    try (Reception reception = intake.begin(work.room())) {
      List<Found> found = reception.find(NAME, work.path());
      if (found.size() > 1) {
        throw Failure.badRequest(
            "The archive holds %d NML files; an annotation is one.".formatted(found.size()));
      }
      return reception.read(
          found,
          read -> {
            try (Incoming incoming = read.getFirst()) {
              return submit(user, before, incoming, precondition);
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private WireSubmission submit(
      CurrentUser user, Before before, Incoming incoming, Precondition precondition)
      throws IOException {
    return switch (incoming) {
      case Incoming.Unreadable unreadable -> throw Failure.badRequest(unreadable.message());
      case Incoming.Annotation annotation -> submit(user, before, annotation, precondition);
    };
  }

  private WireSubmission submit(
      CurrentUser user, Before before, Incoming.Annotation work, Precondition precondition)
      throws IOException {
    SubmissionRules rules = new SubmissionRules(before.row(), before.dataset());
    rules.check(work.nml());
    Nml nml = TaskBox.removedFrom(work.nml());
    try (StagedContent staged = contents.stage(nml, work.files(), kept(user, before))) {
      int version = keep(user, before.row().id(), staged, precondition);
      ContentRow row = staged.row();
      return new WireSubmission(version, row.trees(), row.nodes(), rules.warnings(nml));
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
}
