package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.failure.Failure;
import org.clew.server.http.ETags;
import org.clew.server.user.ShownUser;
import org.clew.server.user.UserChange;
import org.clew.server.web.frame.Visit;
import org.jspecify.annotations.Nullable;

/** Wishes to change users, each for one thing; what else there is stays as it is. */
final class UserEdits {
  private UserEdits() {}

  static WireUserChange experiences(Map<String, Integer> experiences) {
    return new WireUserChange(null, null, null, null, null, null, null, null, experiences, null);
  }

  static WireUserChange teams(List<Membership> teams) {
    return new WireUserChange(null, null, null, null, null, null, null, teams, null, null);
  }

  static WireUserChange activation(boolean isActive) {
    return new WireUserChange(null, null, null, null, isActive, null, null, null, null, null);
  }

  static WireUserChange roles(boolean isAdmin, boolean isDatasetManager) {
    return new WireUserChange(
        null, null, null, null, null, isAdmin, isDatasetManager, null, null, null);
  }

  static WireUserChange name(String firstName, String lastName) {
    return new WireUserChange(firstName, lastName, null, null, null, null, null, null, null, null);
  }

  /** The wish as the use case takes it, good for what was seen only. */
  static UserChange change(Visit visit, ShownUser seen, WireUserChange wanted) {
    return new UserChange(
        visit.user(),
        seen.user().id(),
        wanted,
        Optional.of(ETags.parse("If-Match", seen.tag().toString())),
        visit.request().clientAddress());
  }

  /** What experiences are after a change of one domain; a null value takes it away. */
  static Map<String, Integer> with(WireUser user, String domain, @Nullable Integer value) {
    Map<String, Integer> experiences = new TreeMap<>(user.experiences());
    if (value == null) {
      experiences.remove(domain);
    } else {
      experiences.put(domain, value);
    }
    return experiences;
  }

  /** What memberships are with one team. */
  static List<Membership> with(WireUser user, ObjectId team, boolean isManager) {
    List<Membership> teams = without(user, team);
    teams.add(new Membership(team, isManager));
    return teams;
  }

  /** What memberships are without one team. */
  static List<Membership> without(WireUser user, ObjectId team) {
    List<Membership> teams = new ArrayList<>();
    for (WireTeamMembership each : user.teams()) {
      if (!each.id().equals(team)) {
        teams.add(new Membership(each.id(), each.isTeamManager()));
      }
    }
    return teams;
  }

  /** A whole number of a form. */
  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest(
          "Nothing was changed: an experience is a whole number, not “%s”.".formatted(text));
    }
  }
}
