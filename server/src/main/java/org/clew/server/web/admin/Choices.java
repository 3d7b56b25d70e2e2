package org.clew.server.web.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.team.Teams;
import org.clew.server.user.Users;

/** What can be chosen from in forms: texts by value, in the order in which they are shown. */
public final class Choices {
  private static final int MOST = 1000;

  private Choices() {}

  /** Teams that someone has a right about, by name, after one that stands for none. */
  public static Map<String, String> teams(Teams teams, CurrentUser user, Right right, String none) {
    Map<String, String> choices = new LinkedHashMap<>();
    if (!none.isEmpty()) {
      choices.put("", none);
    }
    teamsByName(teams, user, right).forEach(team -> choices.put(team.id().value(), team.name()));
    return choices;
  }

  /** The same as they are. */
  static List<WireTeam> teamsByName(Teams teams, CurrentUser user, Right right) {
    return teams.list(user, right, new Page(MOST, 0, false, null)).rows().stream()
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  /** Active users whom someone looks after, and themselves, by name. */
  static Map<String, String> users(Users users, CurrentUser user, String none) {
    Map<String, String> choices = new LinkedHashMap<>();
    if (!none.isEmpty()) {
      choices.put("", none);
    }
    for (WireUser each : all(users, user)) {
      if (each.isActive()) {
        choices.put(each.id().value(), name(each) + " <" + each.email() + ">");
      }
    }
    return choices;
  }

  static List<WireUser> all(Users users, CurrentUser user) {
    return users
        .list(user, new Users.Filter(null, null, null), new Page(MOST, 0, false, null))
        .rows();
  }

  static String name(WireUser user) {
    return user.firstName() + " " + user.lastName();
  }

  /** Whether a text is one of the values. */
  static boolean isId(String text) {
    return ObjectId.isOne(text);
  }
}
