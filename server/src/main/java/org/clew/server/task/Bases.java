package org.clew.server.task;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.task.BaseStore.Base;
import org.jspecify.annotations.Nullable;

/** What the items of a batch ask to start from, looked up in a constant number of statements. */
public final class Bases {
  private final Map<ObjectId, Base> found = new HashMap<>();
  private final Set<ObjectId> unfinishedTasks = new HashSet<>();
  private final Map<ObjectId, ContentRow> contents;

  private Bases(Scope scope, CurrentUser user, Collection<ObjectId> wanted, Contents all) {
    if (wanted.isEmpty()) {
      contents = Map.of();
      return;
    }
    BaseStore store = new BaseStore();
    add(store.annotations(scope, user, wanted));
    Set<ObjectId> left = new TreeSet<>(wanted);
    left.removeAll(found.keySet());
    if (!left.isEmpty()) {
      Set<ObjectId> readable =
          new TaskStore()
              .byIds(scope, left).stream()
                  .filter(task -> task.isReadableBy(user))
                  .map(TaskRow::id)
                  .collect(Collectors.toCollection(TreeSet::new));
      add(store.finishedTasks(scope, readable));
      readable.removeAll(found.keySet());
      unfinishedTasks.addAll(readable);
    }
    contents =
        all.byIds(
            scope, found.values().stream().map(Base::content).filter(Objects::nonNull).toList());
  }

  /** Looks up what the items name. */
  public static Bases of(
      Scope scope, CurrentUser user, List<WireTaskParameters> items, Contents contents) {
    Set<ObjectId> wanted = new TreeSet<>();
    for (WireTaskParameters item : items) {
      if (item.baseAnnotation() != null) {
        wanted.add(item.baseAnnotation().baseId());
      }
    }
    return new Bases(scope, user, wanted, contents);
  }

  private void add(List<Base> more) {
    more.forEach(base -> found.put(base.id(), base));
  }

  /** Why something cannot be started from. */
  Optional<Failure> refusal(ObjectId id, ObjectId dataset) {
    if (unfinishedTasks.contains(id)) {
      return Optional.of(
          Failure.badRequest(
              "The specified base task does not have exactly one (finished) instance."));
    }
    Base base = found.get(id);
    if (base == null) {
      return Optional.of(Failure.notFound("Base annotation", id));
    }
    return base.dataset().equals(dataset)
        ? Optional.empty()
        : Optional.of(
            Failure.badRequest(
                "The base annotation “%s” is about another dataset than the task.".formatted(id)));
  }

  /** What was traced; null if nothing was. */
  @Nullable ContentRow content(ObjectId id) {
    Base base = found.get(id);
    return base == null || base.content() == null ? null : contents.get(base.content());
  }
}
