package org.clew.server.assignment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Columns;
import org.clew.server.http.CurrentUser;

/**
 * Someone who may ask for tasks.
 *
 * @param user as if they were asking
 * @param isActive whether they can sign in
 */
record Taker(CurrentUser user, boolean isActive) {

  /** As someone whom others may look at. */
  Subject subject() {
    return Subject.ofMember(user.id(), user.teams());
  }

  /** Where they take tasks. */
  Right.Teams teams() {
    return Right.TAKE_TASK.teamsOf(user);
  }

  /** Where they take tasks at the limit of open ones, too. */
  Right.Teams beyondLimit() {
    return Right.TAKE_TASK_BEYOND_LIMIT.teamsOf(user);
  }

  /** As the parameter that {@link Eligibility#OF_TAKERS} reads. */
  static String parameter(Collection<Taker> takers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Taker taker : takers) {
      Map<String, Object> row = new HashMap<>();
      row.put("id", taker.user.id());
      row.put("all_teams", taker.teams().all());
      row.put("teams", taker.teams().ids());
      row.put("cancelled_again", Eligibility.mayTakeCancelledAgain(taker.user));
      row.put("unlimited", taker.beyondLimit().all());
      row.put("beyond", taker.beyondLimit().ids());
      row.put("is_active", taker.isActive);
      rows.add(row);
    }
    return Columns.jsonText(rows);
  }
}
