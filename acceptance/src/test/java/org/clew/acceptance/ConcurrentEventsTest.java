package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.acceptance.Listener.Message;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Events while many write at once, some of whom commit late. */
@Timeout(120)
class ConcurrentEventsTest {
  private static final int WRITERS = 8;
  private static final int TRANSACTIONS = 60;
  private static final String LAST = "the_end.come";

  @Test
  void everyEventComesOnceAndInOneOrder() throws Exception {
    try (TestServer first = TestServer.start();
        TestServer second = first.another();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Lab lab = Lab.found(first, "Lab");
      String token = lab.admin().token();
      List<Future<List<String>>> readers = new ArrayList<>();
      for (TestServer server : List.of(first, second)) {
        Caller caller = lab.admin().at(server.url());
        for (int limit : new int[] {1000, 7}) {
          readers.add(threads.submit(() -> poll(caller, limit)));
        }
        readers.add(threads.submit(() -> listen(server, token, Integer.MAX_VALUE)));
        // One who is cut off again and again.
        readers.add(threads.submit(() -> listen(server, token, 20)));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        writers.add(threads.submit(() -> write(first, number)));
      }
      for (int i = 0; i < 40; i++) {
        String name = "Team" + i;
        Caller caller = lab.admin().at((i % 2 == 0 ? first : second).url());
        caller.post("/teams", Map.of("name", name)).expect(200);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      run(
          first,
          "INSERT INTO events (organization_id, happened, kind, subject_id) VALUES ('Lab', now(), '"
              + LAST
              + "', 'end')");

      List<String> all = places(first);
      assertThat(all).hasSizeGreaterThan(WRITERS * TRANSACTIONS).doesNotHaveDuplicates();
      for (Future<List<String>> reader : readers) {
        assertThat(reader.get()).isEqualTo(all);
      }
    }
  }

  /** Transactions of several events, open for a while, some of which come to nothing. */
  private static int write(TestServer server, int number) throws SQLException {
    Random random = new Random(number);
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < TRANSACTIONS; i++) {
        int events = 1 + random.nextInt(3);
        for (int j = 0; j < events; j++) {
          statement.execute(
              """
              INSERT INTO events (organization_id, happened, kind, subject_id)
              VALUES ('Lab', now(), 'test.written', '%d-%d-%d')
              """
                  .formatted(number, i, j));
          statement.execute("SELECT pg_sleep(%s)".formatted(random.nextInt(20) / 1000.0));
        }
        if (random.nextInt(5) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    }
    return number;
  }

  private static List<String> poll(Caller caller, int limit) {
    List<String> seen = new ArrayList<>();
    String next = "";
    while (seen.isEmpty() || !seen.getLast().endsWith(LAST)) {
      JsonNode part =
          caller.get("//api/clew/v1/events?limit=" + limit + "&after=" + next).expect(200).json();
      part.get("events").forEach(event -> seen.add(told(event)));
      next = part.get("next").asString();
    }
    return seen;
  }

  private static List<String> listen(TestServer server, String token, int patience) {
    List<String> seen = new ArrayList<>();
    String last = null;
    while (seen.isEmpty() || !seen.getLast().endsWith(LAST)) {
      try (Listener listener = Listener.start(server.url(), token, "/api/clew/v1/events", last)) {
        for (int i = 0; i < patience && (seen.isEmpty() || !seen.getLast().endsWith(LAST)); i++) {
          Message message = listener.next("event");
          last = message.id();
          seen.add(told(message.event()));
        }
      }
    }
    return seen;
  }

  private static String told(JsonNode event) {
    return event.get("cursor").asString() + " " + event.get("kind").asString();
  }

  private static List<String> places(TestServer server) throws SQLException {
    List<String> places = new ArrayList<>();
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT concat(era, '-', transaction_id, '-', id, ' ', kind) FROM events WHERE organization_id = 'Lab'
                ORDER BY era, transaction_id, id
                """)) {
      while (rows.next()) {
        places.add(rows.getString(1));
      }
    }
    return places;
  }

  private static void run(TestServer server, String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
