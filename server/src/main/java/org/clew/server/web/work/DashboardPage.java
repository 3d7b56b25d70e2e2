package org.clew.server.web.work;

import java.time.Instant;
import java.util.List;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.SignInPage;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** What someone works on, and how to get more. */
public final class DashboardPage implements WebPage {
  private final WorkCases work;
  private final SignInPage signIn;

  /** With the page for those who are not signed in. */
  public DashboardPage(WorkCases work, SignInPage signIn) {
    this.work = work;
    this.signIn = signIn;
  }

  /**
   * What the page shows.
   *
   * @param open what is to be done
   * @param undoable what was finished just now
   */
  public record View(List<WorkView> open, List<Undoable> undoable) {
    /** Copies the lists. */
    public View {
      open = List.copyOf(open);
      undoable = List.copyOf(undoable);
    }
  }

  /**
   * Something finished that can be taken back.
   *
   * @param until when
   */
  public record Undoable(WorkView item, Instant until) {}

  @Override
  public void register(PageRouter pages) {
    pages.getOpen("/", this::show);
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.request().optionalUser();
    if (user == null) {
      return signIn.show(visit);
    }
    work.users().seen(user);
    Instant now = work.clock().instant();
    List<Undoable> undoable =
        WorkView.of(
                work.items().finishedSince(user, now.minus(work.lifecycle().reopenWindow())),
                visit.words())
            .stream()
            .map(item -> new Undoable(item, until(item, now)))
            .toList();
    return visit.page(
        "work/dashboard.jte",
        "My work",
        new View(WorkView.of(work.items().open(user), visit.words()), undoable));
  }

  private Instant until(WorkView item, Instant now) {
    Instant finished = item.finished() == null ? now : item.finished();
    return finished.plus(work.lifecycle().reopenWindow());
  }
}
