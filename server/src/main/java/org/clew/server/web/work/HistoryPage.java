package org.clew.server.web.work;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.annotation.WorkItem;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Paging;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** What someone has done. */
public final class HistoryPage implements WebPage {
  private static final String PATH = "/work/history";
  private static final int ROWS = 50;

  private final WorkCases work;

  /** Over the use cases. */
  public HistoryPage(WorkCases work) {
    this.work = work;
  }

  /**
   * What the page shows.
   *
   * @param finished last first
   */
  public record View(List<WorkView> finished, Paging paging) {
    /** Copies the list. */
    public View {
      finished = List.copyOf(finished);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, this::show);
  }

  private Reply show(Visit visit) {
    @Nullable ObjectId before = visit.request().optionalId("after");
    List<WorkItem> oneMore = work.items().finished(visit.user(), before, ROWS + 1);
    boolean goesOn = oneMore.size() > ROWS;
    List<WorkView> rows = WorkView.of(goesOn ? oneMore.subList(0, ROWS) : oneMore, visit.words());
    Paging paging =
        new Paging(
            before == null ? null : PATH, goesOn ? PATH + "?after=" + rows.getLast().id() : null);
    return visit.page("work/history.jte", "What I did", new View(rows, paging));
  }
}
