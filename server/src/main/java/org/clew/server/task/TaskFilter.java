package org.clew.server.task;

import java.util.List;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.auth.Right.Teams;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/** Reads from a request which tasks it wants. */
public final class TaskFilter {
  private TaskFilter() {}

  /** With a way to find a project by id or name. */
  public static TaskQuery of(Request request, Function<String, ObjectId> projects) {
    String project = request.query("project");
    String state = request.query("state");
    return new TaskQuery(
        teams(request.user(), request.optionalId("team")),
        project == null ? null : projects.apply(project),
        request.optionalId("taskType"),
        request.optionalIds("ids"),
        request.optionalId("user"),
        state == null ? null : TaskState.parse(state),
        request.optionalId("dataset"),
        request.optionalId("script"),
        request.query("domain"),
        request.query("import"),
        request.query("text"),
        request.optionalMoment("createdAfter"),
        request.optionalMoment("createdBefore"),
        order(request.query("sort")));
  }

  /** Those that the user manages, or the one of them that is asked for. */
  public static Teams teams(CurrentUser user, @Nullable ObjectId team) {
    Teams managed = Right.EDIT_TASK.teamsOf(user);
    if (team == null) {
      return managed;
    }
    return new Teams(
        false, managed.all() || managed.ids().contains(team) ? List.of(team) : List.of());
  }

  private static TaskQuery.Order order(@Nullable String sort) {
    return switch (sort == null ? "newest" : sort) {
      case "newest" -> TaskQuery.Order.NEWEST;
      case "oldest" -> TaskQuery.Order.OLDEST;
      default ->
          throw Failure.badRequest(
              "The query parameter “sort” is newest or oldest, not “%s”.".formatted(sort));
    };
  }
}
