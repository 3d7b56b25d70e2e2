package org.clew.server.annotation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlScale;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireCompactUser;
import org.clew.server.content.Content;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.content.Heading;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Scope;
import org.clew.server.user.UserStore;
import org.jspecify.annotations.Nullable;

/** Gets annotations ready to be written: a constant number of statements, however many. */
public final class Exports {
  private static final int ID_ENDING = 6;

  private final Contents contents;
  private final Stores stores;
  private final Clock clock;
  private final UserStore users = new UserStore();
  private final DatasetStore datasets = new DatasetStore();

  /** With where things are kept. */
  public Exports(Contents contents, Stores stores, Clock clock) {
    this.contents = contents;
    this.stores = stores;
    this.clock = clock;
  }

  Export of(Scope scope, InstanceRow row) {
    return of(scope, List.of(row)).getFirst();
  }

  List<Export> of(Scope scope, List<InstanceRow> rows) {
    Set<ObjectId> contentIds = new HashSet<>();
    Set<ObjectId> userIds = new HashSet<>();
    Set<ObjectId> datasetIds = new HashSet<>();
    for (InstanceRow row : rows) {
      ObjectId stored = row.storedContent();
      if (stored != null) {
        contentIds.add(stored);
      }
      userIds.add(row.user());
      datasetIds.add(row.dataset());
    }
    Map<ObjectId, ContentRow> contentsById = contents.byIds(scope, contentIds);
    Map<ObjectId, WireCompactUser> usersById = users.compact(scope, userIds);
    Map<ObjectId, DatasetSummary> datasetsById = datasets.byIds(scope, datasetIds);
    List<Export> exports = new ArrayList<>();
    for (InstanceRow row : rows) {
      ObjectId stored = row.storedContent();
      exports.add(
          export(
              scope.organization(),
              row,
              stored == null ? null : Objects.requireNonNull(contentsById.get(stored)),
              Objects.requireNonNull(usersById.get(row.user())),
              Objects.requireNonNull(datasetsById.get(row.dataset()))));
    }
    return exports;
  }

  /** What an annotation holds. */
  Content content(Scope scope, InstanceRow row) {
    ObjectId stored = row.storedContent();
    return content(
        row,
        stored == null
            ? null
            : Objects.requireNonNull(contents.byIds(scope, List.of(stored)).get(stored)));
  }

  private static Content content(InstanceRow row, @Nullable ContentRow stored) {
    InstanceRow.Origin origin = row.content() == null ? row.origin() : null;
    return new Content(
        stored,
        origin == null ? null : origin.start(),
        stored == null ? row.layers() : stored.layers());
  }

  private Export export(
      String organization,
      InstanceRow row,
      @Nullable ContentRow stored,
      WireCompactUser user,
      DatasetSummary dataset) {
    InstanceRow.Origin origin = row.origin();
    return new Export(
        name(row, user),
        content(row, stored),
        new Heading(
            metas(row, user),
            new NmlExperiment(
                dataset.name(),
                organization,
                dataset.id().value(),
                row.description(),
                stores.url().get()),
            scale(dataset.voxelSize()),
            origin == null ? null : origin.box()));
  }

  private List<NmlMeta> metas(InstanceRow row, WireCompactUser user) {
    List<NmlMeta> metas = new ArrayList<>();
    metas.add(new NmlMeta("writer", "Clew"));
    metas.add(new NmlMeta("timestamp", Long.toString(clock.millis())));
    metas.add(new NmlMeta("annotationId", row.id().value()));
    metas.add(new NmlMeta("username", user.firstName() + " " + user.lastName()));
    if (row.task() != null) {
      metas.add(new NmlMeta("taskId", row.task().value()));
    }
    return metas;
  }

  private static NmlScale scale(VoxelSize size) {
    Vec3Double factor = size.factor();
    return new NmlScale(factor.x(), factor.y(), factor.z(), size.unit().wireName());
  }

  /** {@code <dataset>__<task>__<user>__<end of the id>}. */
  private static String name(InstanceRow row, WireCompactUser user) {
    String initial = user.firstName().substring(0, user.firstName().offsetByCodePoints(0, 1));
    String abbreviation = (initial + user.lastName()).toLowerCase(Locale.ROOT).replace(' ', '_');
    String id = row.id().value();
    return ArchiveNames.safe(
        String.join(
            "__",
            row.datasetName(),
            row.task() == null ? "explorational" : row.task().value(),
            abbreviation,
            id.substring(id.length() - ID_ENDING)));
  }
}
