package org.clew.client;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lists tasks completely. The server’s own list ends at 1000 without saying so; when it is that
 * long, the pages of every visible project are gone through, and each page is filtered by asking
 * the server about the at most 1000 ids on it.
 */
final class ListTasks {
  private static final int CUT = 1000;

  private final Clew clew;
  private final TaskFilter filter;

  ListTasks(Clew clew, TaskFilter filter) {
    this.clew = clew;
    this.filter = filter;
  }

  Stream<WireTask> stream() {
    return Stream.of(filter).flatMap(unused -> complete());
  }

  private Stream<WireTask> complete() {
    WireTaskFilter wanted =
        new WireTaskFilter(
            filter.project() == null ? null : clew.projects().id(filter.project()),
            filter.type() == null ? null : clew.taskTypes().id(filter.type()),
            filter.ids(),
            filter.user() == null ? null : RefByName.id(filter.user()),
            null);
    List<WireTask> found = ask(wanted);
    if (found.size() < CUT) {
      return found.stream();
    }
    return projects(wanted.project())
        .flatMap(clew.projects()::taskPages)
        .flatMap(page -> matching(page, wanted).stream());
  }

  private Stream<Ref<Project>> projects(@Nullable ObjectId only) {
    if (only != null) {
      return Stream.of(Ref.id(only));
    }
    User me = clew.users().current();
    return clew.projects().list().stream()
        .filter(project -> me.manages(Ref.id(project.teamId())))
        .map(project -> project);
  }

  private List<WireTask> matching(List<WireTask> page, WireTaskFilter wanted) {
    List<ObjectId> given = wanted.ids();
    Set<ObjectId> among = given == null ? null : Set.copyOf(given);
    List<WireTask> candidates =
        page.stream().filter(task -> among == null || among.contains(task.id())).toList();
    if (candidates.isEmpty() || (wanted.taskType() == null && wanted.user() == null)) {
      return candidates;
    }
    List<ObjectId> ids = candidates.stream().map(WireTask::id).collect(Collectors.toList());
    return ask(new WireTaskFilter(null, wanted.taskType(), ids, wanted.user(), null));
  }

  private List<WireTask> ask(WireTaskFilter wanted) {
    // It only reads, although it posts.
    Call call = Call.of("POST", Route.of("/tasks/list")).with(Payload.json(wanted)).repeatable();
    return clew.http().send(call).asListOf(WireTask.class);
  }
}
