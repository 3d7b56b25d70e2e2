package org.clew.server.user;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.model.wire.WireTeamMembership;

/** What events say about a user. */
final class UserFacts {
  private UserFacts() {}

  static Map<String, Object> of(UserRow user) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("email", user.email());
    facts.put("firstName", user.firstName());
    facts.put("lastName", user.lastName());
    facts.put("isActive", user.isActive());
    facts.put("isAdmin", user.isAdmin());
    facts.put("isDatasetManager", user.isDatasetManager());
    Map<String, Boolean> teams = new LinkedHashMap<>();
    for (WireTeamMembership team : user.teams()) {
      teams.put(team.id().value(), team.isTeamManager());
    }
    facts.put("teams", teams);
    facts.put("experiences", user.experiences());
    return facts;
  }
}
