package org.clew.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.clew.json.WireJson;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;

/**
 * What a statement of a server did.
 *
 * @param buffers how many pages it read
 * @param scanned the tables that it read from the beginning to the end
 * @param indexes those that it used
 * @param text all of it
 */
record QueryPlan(long buffers, List<String> scanned, List<String> indexes, String text) {

  /** Runs a statement as it was sent, and takes back what it did. */
  static QueryPlan of(DatabaseAddress database, String sent) {
    String sql = sent.substring(sent.indexOf(" wrapping ") + " wrapping ".length());
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet row =
          statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
        row.next();
        String text = row.getString(1);
        JsonNode plan = WireJson.mapper().readTree(text).get(0).get("Plan");
        List<String> scanned = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        collect(plan, scanned, indexes);
        return new QueryPlan(
            plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong(),
            scanned,
            indexes,
            text);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void collect(JsonNode node, List<String> scanned, List<String> indexes) {
    if (node.get("Node Type").asString().equals("Seq Scan")) {
      scanned.add(node.get("Relation Name").asString());
    }
    if (node.has("Index Name")) {
      indexes.add(node.get("Index Name").asString());
    }
    node.path("Plans").forEach(child -> collect(child, scanned, indexes));
  }
}
