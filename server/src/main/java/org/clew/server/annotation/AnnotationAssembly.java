package org.clew.server.annotation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireAnnotationLayer;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireListedAnnotation;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WirePerson;
import org.clew.model.wire.WireRestrictions;
import org.clew.model.wire.WireSharedTeam;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.server.annotation.CompoundStore.Summary;
import org.clew.server.content.ContentLayer;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.task.TaskAssembly;
import org.clew.server.user.UserStore;
import org.jspecify.annotations.Nullable;

/** Makes annotations as the wire shows them: a constant number of statements, however many. */
final class AnnotationAssembly {
  private static final WireTaskTypeSettings FREE_SETTINGS =
      new WireTaskTypeSettings(
          List.of("orthogonal", "flight"), null, true, true, true, false, WireMagRestrictions.NONE);

  private final Stores stores;
  private final TaskAssembly tasks = new TaskAssembly();
  private final UserStore users = new UserStore();

  AnnotationAssembly(Stores stores) {
    this.stores = stores;
  }

  List<WireAnnotation> wired(Scope scope, @Nullable CurrentUser asking, List<InstanceRow> rows) {
    Set<ObjectId> taskIds = new HashSet<>();
    Set<ObjectId> userIds = new HashSet<>();
    for (InstanceRow row : rows) {
      if (row.task() != null) {
        taskIds.add(row.task());
      }
      userIds.add(row.user());
    }
    Map<ObjectId, WireTask> tasksById = taskIds.isEmpty() ? Map.of() : tasks.byIds(scope, taskIds);
    Map<ObjectId, WireCompactUser> usersById = owners(scope, asking, userIds);
    return rows.stream()
        .map(row ->
            wired(
                scope.organization(),
                asking,
                row,
                row.task() == null ? null : tasksById.get(row.task()),
                Objects.requireNonNull(usersById.get(row.user()))))
        .toList();
  }

  /** Who is asking is known already, and is mostly the only one. */
  private Map<ObjectId, WireCompactUser> owners(
      Scope scope, @Nullable CurrentUser asking, Set<ObjectId> ids) {
    if (asking == null || !ids.contains(asking.id())) {
      return users.compact(scope, ids);
    }
    Set<ObjectId> others = new HashSet<>(ids);
    others.remove(asking.id());
    Map<ObjectId, WireCompactUser> owners = new HashMap<>(users.compact(scope, others));
    owners.put(asking.id(), asking.compact());
    return owners;
  }

  private WireAnnotation wired(
      String organization,
      @Nullable CurrentUser asking,
      InstanceRow row,
      @Nullable WireTask task,
      WireCompactUser owner) {
    return new WireAnnotation(
        row.id(),
        row.typ(),
        row.state(),
        row.name(),
        row.description(),
        row.modified(),
        row.isLockedByOwner(),
        row.viewConfiguration(),
        task,
        Map.of(),
        restrictions(asking, row),
        layers(row.id(), row.layers()),
        row.dataset(),
        row.datasetName(),
        organization,
        stores.dataStore(),
        stores.tracingStore(),
        row.visibility(),
        task == null ? FREE_SETTINGS : task.type().settings(),
        row.tracingTime(),
        row.sharedWith(),
        tags(row.tags(), row.datasetName(), row.layers()),
        owner,
        owner,
        List.of(),
        row.collaboration().othersMayEdit(),
        row.collaboration().toString());
  }

  /** Many put together; whoever asks is its owner, so that every client finds one. */
  WireAnnotation merged(
      Scope scope, CurrentUser asking, Compound compound, Summary summary, DatasetSummary dataset) {
    WireCompactUser owner = asking.compact();
    return new WireAnnotation(
        compound.id(),
        compound.typ(),
        AnnotationState.FINISHED,
        "",
        "",
        summary.modified(),
        false,
        null,
        null,
        Map.of(),
        new WireRestrictions(true, false, false, true),
        layers(compound.id(), summary.layers()),
        dataset.id(),
        dataset.name(),
        scope.organization(),
        stores.dataStore(),
        stores.tracingStore(),
        Visibility.INTERNAL,
        FREE_SETTINGS,
        summary.tracingTime(),
        List.of(),
        tags(List.of(), dataset.name(), summary.layers()),
        owner,
        owner,
        List.of(),
        false,
        "OwnerOnly");
  }

  /** As lists show them, which is less. */
  List<WireListedAnnotation> listed(Scope scope, List<InstanceRow> rows) {
    Set<ObjectId> userIds = rows.stream().map(InstanceRow::user).collect(Collectors.toSet());
    Map<ObjectId, WireCompactUser> usersById = users.compact(scope, userIds);
    return rows.stream()
        .map(row ->
            listed(scope.organization(), row, Objects.requireNonNull(usersById.get(row.user()))))
        .toList();
  }

  private static WireListedAnnotation listed(
      String organization, InstanceRow row, WireCompactUser owner) {
    return new WireListedAnnotation(
        row.id(),
        row.typ(),
        row.state(),
        row.name(),
        row.description(),
        row.modified(),
        row.isLockedByOwner(),
        Map.of(),
        layers(row.id(), row.layers()),
        row.datasetName(),
        organization,
        row.visibility(),
        row.tracingTime(),
        row.sharedWith().stream()
            .map(team -> new WireSharedTeam(team.id(), team.name(), team.organization()))
            .toList(),
        tags(row.tags(), row.datasetName(), row.layers()),
        new WirePerson(owner.id(), owner.firstName(), owner.lastName()),
        row.collaboration().othersMayEdit(),
        row.collaboration().toString());
  }

  private static WireRestrictions restrictions(@Nullable CurrentUser asking, InstanceRow row) {
    if (asking == null) {
      return new WireRestrictions(true, false, false, true);
    }
    boolean access = row.isAccessibleTo(asking);
    boolean finish = row.isFinishableBy(asking) && !row.isFinished();
    return new WireRestrictions(access, row.isUpdatableBy(asking), finish, access);
  }

  private static List<WireAnnotationLayer> layers(ObjectId annotation, List<ContentLayer> layers) {
    return layers.stream()
        .map(layer ->
            new WireAnnotationLayer(
                tracingId(annotation, layer), layer.typ(), layer.name(), Map.of()))
        .toList();
  }

  // Layers have ids of their own; they follow from the annotation, so none needs to be kept.
  private static String tracingId(ObjectId annotation, ContentLayer layer) {
    byte[] seed = (annotation.value() + layer.name()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  /** The stored ones, the dataset’s name, and what the layers make it. */
  private static List<String> tags(
      List<String> stored, String datasetName, List<ContentLayer> layers) {
    List<String> types = layers.stream().map(ContentLayer::typ).distinct().toList();
    String tracingType =
        types.size() > 1 ? "hybrid" : types.contains("Volume") ? "volume" : "skeleton";
    List<String> tags = new ArrayList<>(stored);
    for (String tag : List.of(datasetName, tracingType)) {
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
    return tags;
  }
}
