package org.clew.server.web.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.report.TaskCounts;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Markdown;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.StatusCounts;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** Kinds of tasks: all of them, and one with its instructions. */
public final class TaskTypesPage implements WebPage {
  private static final int MOST = 1000;

  private final AdminCases cases;

  /** Over the use cases. */
  public TaskTypesPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * A task type, and what there is of it.
   *
   * @param mayEdit whether the visitor may change it
   */
  public record Row(WireTaskType type, TaskCounts tasks, boolean mayEdit) {
    /** Its instances. */
    public StatusCounts counts() {
      return new StatusCounts(tasks.pending(), tasks.active(), tasks.finished());
    }

    /** Where its page is. */
    public String path() {
      return "/task-types/" + type.id();
    }

    /** Its instructions. */
    public Markdown instructions() {
      return Markdown.of(type.description());
    }
  }

  /**
   * What the list shows.
   *
   * @param search a part of summary or team
   */
  public record View(List<Row> rows, String search) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/task-types", this::list);
    pages.get("/task-types/{id}", this::show);
    pages.post("/task-types/{id}/delete", this::delete);
  }

  private Reply list(Visit visit) {
    CurrentUser user = visit.manager();
    String search = visit.query("search");
    List<WireTaskType> types =
        cases.types().list(user, new Page(MOST, 0, false, null)).rows().stream()
            .filter(type -> fits(type, search))
            .sorted((a, b) -> a.summary().compareToIgnoreCase(b.summary()))
            .toList();
    return visit.page("admin/task-types.jte", "Task types", new View(rows(user, types), search));
  }

  private static boolean fits(WireTaskType type, String search) {
    String wanted = search.toLowerCase(Locale.ROOT);
    return (type.summary() + "\n" + type.teamName()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private List<Row> rows(CurrentUser user, List<WireTaskType> types) {
    Map<ObjectId, TaskCounts> counts =
        cases.looks().tasksOfTypes(user, types.stream().map(WireTaskType::id).toList());
    return types.stream()
        .map(type ->
            new Row(
                type,
                counts.getOrDefault(type.id(), TaskCounts.NONE),
                Right.EDIT_TASK_TYPE.isHeldBy(user, Subject.ofTeam(type.teamId()))))
        .toList();
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.manager();
    WireTaskType type = cases.types().get(user, visit.request().id("id"));
    return visit.page("admin/task-type.jte", type.summary(), rows(user, List.of(type)).getFirst());
  }

  private Reply delete(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    try {
      WireTaskType type = cases.bulk().deleteTaskType(user, id);
      return visit.redirect(
          "/task-types", Flash.good("“%s” was deleted, with its tasks.".formatted(type.summary())));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN || refused.code() == FailureCode.NOT_FOUND) {
        throw refused;
      }
      return visit.redirect("/task-types/" + id, refused);
    }
  }
}
