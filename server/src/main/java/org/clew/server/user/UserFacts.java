package org.clew.server.user;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.model.wire.WireTeamMembership;
import org.clew.server.auth.Secrets;
import org.clew.server.db.Columns;
import org.clew.server.http.ETag;

/** What events say about a user. */
final class UserFacts {
  private static final int TAG_BYTES = 12;

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

  /** The same facts as one short text, and what else a change can reach. */
  static ETag tag(UserRow user) {
    String state = Columns.jsonText(of(user)) + user.lastTaskTypeId();
    return new ETag(HexFormat.of().formatHex(Secrets.hash(state), 0, TAG_BYTES));
  }
}
