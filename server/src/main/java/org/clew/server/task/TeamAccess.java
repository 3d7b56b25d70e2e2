package org.clew.server.task;

import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Scope;

/** Tells of tasks that some of a project’s team can never get: they may not read the dataset. */
public final class TeamAccess {
  private final TeamAccessStore store = new TeamAccessStore();

  /** A project that has tasks in a dataset. */
  public record Pair(ObjectId project, ObjectId dataset) {}

  /** A sentence for each team and dataset, the first hundred of them by name. */
  public List<String> warnings(Scope scope, Collection<Pair> pairs) {
    return pairs.isEmpty()
        ? List.of()
        : store.without(scope, pairs).stream()
            .map(each ->
                "Project team “%s” has no read permission to dataset “%s”."
                    .formatted(each.team(), each.dataset()))
            .toList();
  }
}
