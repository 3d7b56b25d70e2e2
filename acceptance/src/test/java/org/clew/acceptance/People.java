package org.clew.acceptance;

import java.util.List;
import java.util.Map;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import tools.jackson.databind.JsonNode;

/** Lets people into an organization, signed in. */
final class People {
  private final TestServer server;
  private final Caller admin;

  People(TestServer server, Caller admin) {
    this.server = server;
    this.admin = admin;
  }

  /** Someone who is just there. */
  Caller member(String name) {
    return join(name, Map.of());
  }

  /** Someone who looks after the datasets. */
  Caller datasetManager(String name) {
    return join(name, Map.of("isDatasetManager", true));
  }

  /** Someone in a team, as its manager or not. */
  Caller inTeam(String name, String team, boolean isManager) {
    return join(name, Map.of("teams", List.of(Map.of("id", team, "isTeamManager", isManager))));
  }

  /** A new team. */
  String team(String name) {
    return admin.post("/teams", Map.of("name", name)).expect(200).json().get("id").asString();
  }

  /** The id of someone. */
  static String idOf(Caller caller) {
    return caller.get("/user").expect(200).json().get("id").asString();
  }

  private Caller join(String name, Map<String, ?> more) {
    String email = name + "@people.org";
    Map<String, Object> user = new java.util.LinkedHashMap<>(more);
    user.put("email", email);
    user.put("firstName", name);
    user.put("lastName", "Person");
    user.put("password", TestServer.PASSWORD);
    admin.post("//api/clew/v1/users", user).expect(200);
    String cookie =
        server
            .anonymous()
            .post("/auth/login", Map.of("email", email, "password", TestServer.PASSWORD))
            .expect(200)
            .header("Set-Cookie");
    return server.anonymous().withHeader("Cookie", cookie.split(";", 2)[0]);
  }

  /** The values of a key in a list. */
  static List<String> each(JsonNode list, String key) {
    return list.valueStream().map(entry -> entry.path(key).asString()).toList();
  }
}
