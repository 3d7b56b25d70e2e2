package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers with one database are one server: nothing is kept in the memory of either. */
class TwoServersTest {
  private static final int LIMIT = 2;

  private DatabaseAddress database;
  private TestServer first;
  private TestServer second;
  private Lab lab;
  private Person ann;

  @BeforeEach
  void start() {
    database = TestDatabase.create();
    first = TestServer.start(database, LIMIT);
    second = first.another();
    lab = Lab.found(first, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em");
    lab.project("dendrites", team, 1);
    ann = lab.user("ann", Map.of("dendrites", 1), team);
    lab.tasks(4, Lab.taskBody(type, "dendrites", dataset, "dendrites", 1, 1));
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void aTokenOfOneServerIsGoodAtTheOther() {
    Caller there = ann.calls().at(second.url());

    String id = there.get("/user").expect(200).json().get("id").asString();

    assertThat(id).isEqualTo(ann.id());
  }

  @Test
  void theLimitHoldsAcrossServersAndSoDoesFinishing() {
    Caller here = ann.calls();
    Caller there = here.at(second.url());
    String taken = take(here);
    take(there);

    assertThat(here.post("/user/tasks/request", null).expect(400).error())
        .isEqualTo("You already have too many open tasks.");
    there.patch("/annotations/Task/" + taken + "/finish", null).expect(200);

    take(here);
    there.post("/user/tasks/request", null).expect(400);
  }

  @Test
  void eventsTellTheOrderOfWhatHappenedAtEither() throws SQLException {
    Caller here = ann.calls();
    Caller there = here.at(second.url());

    String taken = take(here);
    there.patch("/annotations/Task/" + taken + "/finish", null).expect(200);
    here.patch("/annotations/Task/" + taken + "/reopen", null).expect(200);
    lab.admin().at(second.url()).delete("/annotations/Task/" + taken).expect(200);

    assertThat(kindsOf(taken))
        .containsExactly(
            "instance.requested", "instance.finished", "instance.reopened", "instance.cancelled");
  }

  private static String take(Caller caller) {
    return caller.post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  private List<String> kindsOf(String subject) throws SQLException {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT kind FROM events WHERE subject_id = '"
                    + subject
                    + "' ORDER BY transaction_id, id")) {
      List<String> kinds = new ArrayList<>();
      while (row.next()) {
        kinds.add(row.getString("kind"));
      }
      return kinds;
    }
  }
}
