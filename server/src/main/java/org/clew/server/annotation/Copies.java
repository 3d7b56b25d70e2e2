package org.clew.server.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.server.annotation.ExplorationalStore.NewExplorational;
import org.clew.server.annotation.VersionStore.Kind;
import org.clew.server.annotation.VersionStore.NewVersion;
import org.clew.server.content.ContentLayer;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.content.NmlMerge;
import org.clew.server.content.NmlMerge.Sorting;
import org.clew.server.content.Rereading;
import org.clew.server.content.StagedContent;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Makes new annotations of others, which stay as they are. */
public final class Copies {
  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final Annotations annotations;
  private final Exports exports;
  private final Contents contents;
  private final Rereading rereading;
  private final DatasetStore datasets = new DatasetStore();
  private final ExplorationalStore store = new ExplorationalStore();
  private final VersionStore versions = new VersionStore();

  /** With the sources of ids and time, over the annotations and what is kept of them. */
  public Copies(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      Annotations annotations,
      Exports exports,
      Contents contents,
      Rereading rereading) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.annotations = annotations;
    this.exports = exports;
    this.contents = contents;
    this.rereading = rereading;
  }

  /** Something to be copied. */
  private record Original(InstanceRow row, Export export) {
    /** Whether all that is in it is its content, which then serves for the copy as it is. */
    boolean isAllContent() {
      return row.content() != null && export.heading().taskBox() == null;
    }

    Rereading.Source source() {
      return new Rereading.Source(export.name(), export.content(), export.heading().withoutMetas());
    }
  }

  /**
   * Makes a copy that belongs to whoever asks.
   *
   * @param room names paths where nothing is yet, for what has to be read
   */
  WireAnnotation duplicate(CurrentUser user, ObjectId id, Supplier<Path> room) {
    List<Original> originals = originals(user, List.of(id));
    Original original = originals.getFirst();
    if (!original.isAllContent()) {
      return made(user, originals, Kind.DUPLICATED, room);
    }
    NewExplorational copy = copy(originals, original.export().content().layers());
    NewVersion version = NewVersion.of(Kind.DUPLICATED, original.row().content());
    return database.write(
        user.organization(), scope -> kept(scope, user, originals, copy, version));
  }

  /**
   * Makes an annotation, which belongs to whoever asks, of all that is in two others.
   *
   * @param room names paths where nothing is yet, for what has to be read
   */
  WireAnnotation merge(CurrentUser user, ObjectId id, ObjectId other, Supplier<Path> room) {
    return made(user, originals(user, List.of(id, other)), Kind.MERGED, room);
  }

  private List<Original> originals(CurrentUser user, List<ObjectId> wanted) {
    return database.read(
        user.organization(),
        scope -> {
          List<InstanceRow> rows = new ArrayList<>();
          for (ObjectId id : wanted) {
            rows.add(annotations.viewable(scope, user, id));
          }
          checkDataset(scope, user, rows);
          List<Export> found = exports.of(scope, rows);
          List<Original> originals = new ArrayList<>();
          for (int i = 0; i < rows.size(); i++) {
            originals.add(new Original(rows.get(i), found.get(i)));
          }
          return originals;
        });
  }

  private void checkDataset(Scope scope, CurrentUser user, List<InstanceRow> rows) {
    InstanceRow first = rows.getFirst();
    for (InstanceRow row : rows) {
      if (!row.dataset().equals(first.dataset())) {
        throw Failure.badRequest(
            "Cannot merge annotations of different datasets: the first is about “%s”, the other about “%s”."
                .formatted(first.datasetName(), row.datasetName()));
      }
    }
    if (datasets.readable(scope, user.id(), first.dataset()).isEmpty()) {
      throw Failure.forbidden(
          "You have no access to the dataset “%s”, so you cannot have an annotation of it."
              .formatted(first.datasetName()));
    }
  }

  private WireAnnotation made(
      CurrentUser user, List<Original> originals, Kind kind, Supplier<Path> room) {
    try {
      return rereading.read(
          user.organization(),
          originals.stream().map(Original::source).toList(),
          room,
          parts -> made(user, originals, kind, NmlMerge.of(parts, Sorting.NONE)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private WireAnnotation made(
      CurrentUser user, List<Original> originals, Kind kind, NmlMerge.Merged merged)
      throws IOException {
    try (StagedContent all = contents.stage(merged.nml(), merged.files(), Map.of())) {
      StagedContent staged = all.with(layers(originals, all.row()));
      NewExplorational copy = copy(originals, staged.row().layers());
      NewVersion version = NewVersion.of(kind, staged.id());
      return database.write(
          user.organization(),
          scope -> {
            contents.keep(scope, List.of(staged));
            return kept(scope, user, originals, copy, version);
          });
    }
  }

  private NewExplorational copy(List<Original> originals, List<ContentLayer> layers) {
    return NewExplorational.of(ids.next(), originals.stream().map(Original::row).toList(), layers);
  }

  /** Trees if any of the originals has such a layer, even without a tree in it. */
  private static List<ContentLayer> layers(List<Original> originals, ContentRow content) {
    List<ContentLayer> layers = new ArrayList<>();
    if (originals.stream().anyMatch(original -> original.export().content().hasSkeleton())) {
      layers.add(ContentLayer.SKELETON);
    }
    content.layers().stream().filter(ContentLayer::isVolume).forEach(layers::add);
    return layers;
  }

  private WireAnnotation kept(
      Scope scope,
      CurrentUser user,
      List<Original> originals,
      NewExplorational copy,
      NewVersion version) {
    store.insert(scope, copy, user.id(), clock.instant());
    versions.add(scope, copy.id(), version, user.id(), clock.instant());
    events.created(
        scope,
        user.id(),
        "annotation." + version.kind(),
        copy.id(),
        Map.of(
            "dataset",
            copy.dataset().value(),
            "name",
            copy.name(),
            "of",
            originals.stream().map(original -> original.row().id().value()).toList()));
    return annotations.wired(scope, user, annotations.found(scope, copy.id()));
  }
}
