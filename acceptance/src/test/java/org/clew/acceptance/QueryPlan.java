package org.clew.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clew.json.WireJson;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;

/**
 * What a statement of a server did.
 *
 * @param sql the statement
 * @param root the topmost node of its plan
 */
record QueryPlan(String sql, JsonNode root) {

  /** Runs a statement as it was sent, and takes back what it did. */
  static QueryPlan of(DatabaseAddress database, String sent) {
    String sql = sent.substring(sent.indexOf(" wrapping ") + " wrapping ".length());
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet row =
          statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
        row.next();
        JsonNode plans = WireJson.mapper().readTree(row.getString(1));
        return new QueryPlan(sql, plans.get(0).get("Plan"));
      } finally {
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** How many pages it read. */
  long buffers() {
    return root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong();
  }

  /** How many rows it gave. */
  int rows() {
    return root.get("Actual Rows").asInt();
  }

  /** The tables that it read. */
  List<String> relations() {
    return texts(nodes(root), "Relation Name");
  }

  /** Those that it read from the beginning to the end. */
  List<String> scanned() {
    return texts(scans(), "Relation Name");
  }

  /** The indexes that it used. */
  List<String> indexes() {
    return texts(nodes(root), "Index Name");
  }

  /** How often each of its nodes read all of a table. */
  List<Long> scansOf(String table) {
    return scans()
        .filter(node -> node.get("Relation Name").asString().equals(table))
        .map(node -> node.get("Actual Loops").asLong())
        .toList();
  }

  /** All of it. */
  String text() {
    return sql + "\n" + root.toPrettyString();
  }

  private Stream<JsonNode> scans() {
    return nodes(root).filter(node -> node.get("Node Type").asString().equals("Seq Scan"));
  }

  private static List<String> texts(Stream<JsonNode> nodes, String name) {
    return nodes.filter(node -> node.has(name)).map(node -> node.get(name).asString()).toList();
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.path("Plans").spliterator(), false).flatMap(QueryPlan::nodes));
  }
}
