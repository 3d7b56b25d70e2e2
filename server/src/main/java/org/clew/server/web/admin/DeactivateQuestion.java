package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.clew.server.report.ActiveTask;
import org.clew.server.user.ShownUser;

/**
 * The question before people are deactivated.
 *
 * @param free who can be
 * @param busy who cannot be, as they have active tasks
 * @param query of the list to go back to
 */
public record DeactivateQuestion(List<Leaving> free, List<Leaving> busy, String query) {
  private static final int MOST_TASKS = 20;

  /** Copies the lists. */
  public DeactivateQuestion {
    free = List.copyOf(free);
    busy = List.copyOf(busy);
  }

  /**
   * Someone who is to be deactivated.
   *
   * @param tasks that they still work on: they keep them from being deactivated
   */
  public record Leaving(WireUser user, List<ActiveTask> tasks) {
    /** Copies the list. */
    public Leaving {
      tasks = List.copyOf(tasks);
    }

    /** First and last name. */
    public String name() {
      return Choices.name(user);
    }
  }

  static DeactivateQuestion of(
      AdminCases cases, CurrentUser user, List<ShownUser> chosen, String query) {
    Right.EDIT_ROLES.check(user, Subject.ORGANIZATION);
    Map<ObjectId, Long> active =
        cases.looks().activeCounts(user, chosen.stream().map(each -> each.user().id()).toList());
    List<Leaving> free = new ArrayList<>();
    List<Leaving> busy = new ArrayList<>();
    for (ShownUser each : chosen) {
      ObjectId id = each.user().id();
      if (active.containsKey(id)) {
        busy.add(new Leaving(each.user(), cases.looks().activeOf(user, id, MOST_TASKS)));
      } else if (each.user().isActive() && !id.equals(user.id())) {
        free.add(new Leaving(each.user(), List.of()));
      }
    }
    return new DeactivateQuestion(free, busy, query);
  }
}
