package org.clew.server.web.manage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.task.TaskQuery;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Paging;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** The tasks that someone looks after, searched while they type. */
public final class TasksPage implements WebPage {
  static final String PATH = "/tasks";

  private static final int ROWS = 50;

  /** What no sum tells is not counted to its end. */
  private static final int MOST_COUNTED = 10_000;

  /** What “State” offers. */
  public static final Map<String, String> STATES = states();

  /** What “Order” offers. */
  public static final Map<String, String> ORDERS = orders();

  private static final Set<String> DETAILS =
      Set.of("team", "dataset", "domain", "script", "from", "until", "ids", "import", "sort");

  private final TaskCases cases;

  /** Over the use cases. */
  public TasksPage(TaskCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param form what is searched for
   * @param choices what can be
   * @param found what there is
   */
  public record View(Form form, Choices choices, Found found) {
    /** Whether something is asked that is not asked every day. */
    public boolean isDetailed() {
      return form.values().keySet().stream().anyMatch(DETAILS::contains);
    }
  }

  /**
   * What was found.
   *
   * @param rows a part of it
   * @param paging to the rest
   * @param count how many there are, in words
   * @param csv address of all of it
   * @param ndjson address of all of it
   * @param isNarrowed whether anything was asked
   * @param errors what could not be asked, by field
   */
  public record Found(
      List<TaskLine> rows,
      Paging paging,
      String count,
      String csv,
      String ndjson,
      boolean isNarrowed,
      Map<String, String> errors) {
    /** Copies the collections. */
    public Found {
      rows = List.copyOf(rows);
      errors = Map.copyOf(errors);
    }
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("", "any state");
    states.put("open", "someone can still take it");
    states.put("active", "someone works on it");
    states.put("finished", "at least one is finished");
    states.put("done", "all are finished");
    return Collections.unmodifiableMap(states);
  }

  private static Map<String, String> orders() {
    Map<String, String> orders = new LinkedHashMap<>();
    orders.put("", "newest first");
    orders.put("oldest", "oldest first");
    return Collections.unmodifiableMap(orders);
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, this::show);
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.user();
    cases.checkManager(user);
    TaskWish wish = new TaskWish(visit, name -> cases.tasks().project(user, name));
    Found found = found(visit, wish);
    if (isPart(visit)) {
      return visit.page("manage/found.jte", "Tasks", found).with("HX-Push-Url", wish.address());
    }
    Form form = wish.form();
    return visit.page(
        "manage/tasks.jte", "Tasks", new View(form, Choices.toSearch(cases, user, form), found));
  }

  /** Whether a script puts what was found in place; going back asks for the whole page. */
  private static boolean isPart(Visit visit) {
    return visit.isPartial() && visit.request().header("HX-History-Restore-Request") == null;
  }

  private Found found(Visit visit, TaskWish wish) {
    CurrentUser user = visit.user();
    TaskQuery query = wish.query();
    Form form = wish.form();
    Request request = visit.request();
    @Nullable ObjectId after = request.optionalId("after");
    Part<WireTask> part =
        form.isGood()
            ? cases.tasks().find(user, query, new Page(ROWS, 0, false, after))
            : new Part<>(List.of(), new Page(ROWS, 0, false, null).total(() -> 0));
    return new Found(
        part.rows().stream().map(TaskLine::of).toList(),
        new Paging(
            after == null ? null : wish.address(),
            part.next() == null ? null : wish.addressAfter(part.next())),
        form.isGood() ? count(visit, query, part.rows().size(), after, part.next()) : "",
        wish.export("csv"),
        wish.export("ndjson"),
        wish.isNarrowed(),
        form.errors());
  }

  private String count(
      Visit visit, TaskQuery query, int shown, @Nullable ObjectId after, @Nullable ObjectId next) {
    if (after == null && next == null) {
      return visit.words().count(shown, "task", "tasks");
    }
    if (query.isAboutPools()) {
      return visit.words().count(cases.tasks().count(visit.user(), query), "task", "tasks");
    }
    long count = cases.tasks().countUpTo(visit.user(), query, MOST_COUNTED + 1L);
    return count > MOST_COUNTED
        ? "more than %s tasks".formatted(visit.words().number(MOST_COUNTED))
        : visit.words().count(count, "task", "tasks");
  }
}
