package org.clew.server.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireScript;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.SomeIds;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.user.UserStore;
import org.jdbi.v3.core.statement.SqlStatement;

/** Scripts. */
public final class ScriptStore {
  private static final String SELECT =
      """
      SELECT id, name, gist, owner_id
      FROM scripts
      WHERE organization_id = :organization AND deleted IS NULL
      """;

  private final UserStore users = new UserStore();

  /** Over the table of scripts. */
  public ScriptStore() {}

  /** Scripts by id, with their owners, in at most two statements. */
  public Map<ObjectId, WireScript> byIds(Scope scope, Collection<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return wired(scope, rows(scope, ids)).stream()
        .collect(Collectors.toMap(WireScript::id, script -> script));
  }

  /** What scripts are called, by id: those of some ids or names, oldest first. */
  public Map<ObjectId, String> namesByNamesOrIds(Scope scope, Collection<String> wanted) {
    Map<ObjectId, String> names = new LinkedHashMap<>();
    scope
        .query(
            SELECT
                + """
                AND (id = ANY(:wanted::text[]) OR name = ANY(:wanted::text[]))
                ORDER BY id
                """)
        .bind("wanted", wanted.toArray(String[]::new))
        .map((row, context) -> read(row))
        .forEach(row -> names.put(row.id(), row.name()));
    return names;
  }

  Part<WireScript> list(Scope scope, Page page) {
    List<ScriptRow> rows =
        scope
            .query(
                SELECT
                    + """
                     AND (:after::text IS NULL OR id > :after)
                    ORDER BY id LIMIT :limit OFFSET :offset
                    """)
            .bind("after", page.afterText())
            .bind("limit", page.limitAndOne())
            .bind("offset", page.offset())
            .map((row, context) -> read(row))
            .list();
    OptionalLong total =
        page.total(() ->
            scope.query("SELECT count(*) FROM (" + SELECT + ") AS found").mapTo(long.class).one());
    return Part.of(page, rows, ScriptRow::id, total).with(part -> wired(scope, part));
  }

  Optional<ScriptRow> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND id = :id FOR UPDATE")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  void insert(Scope scope, ScriptRow script, Instant now) {
    bound(
            scope.update(
                """
                INSERT INTO scripts (id, organization_id, owner_id, name, gist, created)
                VALUES (:id, :organization, :owner, :name, :gist, :now)
                """),
            script)
        .bind("now", Columns.moment(now))
        .execute();
  }

  void update(Scope scope, ScriptRow script) {
    bound(
            scope.update(
                """
                UPDATE scripts SET owner_id = :owner, name = :name, gist = :gist
                WHERE id = :id AND organization_id = :organization
                """),
            script)
        .execute();
  }

  void delete(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            "UPDATE scripts SET deleted = :now WHERE id = :id AND organization_id = :organization")
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** Takes the script off its tasks; answers how many they were. */
  int clearFromTasks(Scope scope, ObjectId id) {
    return scope
        .update(
            """
            UPDATE tasks SET script_id = NULL
            WHERE script_id = :id AND organization_id = :organization AND deleted IS NULL
            """)
        .bind("id", id)
        .execute();
  }

  private List<ScriptRow> rows(Scope scope, Collection<ObjectId> ids) {
    SomeIds some = new SomeIds(ids);
    return scope
        .query(SELECT + " AND " + some.among("id"))
        .bind("ids", some.parameter())
        .map((row, context) -> read(row))
        .list();
  }

  private List<WireScript> wired(Scope scope, List<ScriptRow> rows) {
    Map<ObjectId, WireCompactUser> owners =
        users.compact(scope, rows.stream().map(ScriptRow::owner).distinct().toList());
    return rows.stream()
        .map(row -> new WireScript(row.id(), row.name(), row.gist(), owners.get(row.owner())))
        .toList();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, ScriptRow script) {
    return statement
        .bind("id", script.id())
        .bind("owner", script.owner())
        .bind("name", script.name())
        .bind("gist", script.gist());
  }

  private static ScriptRow read(ResultSet row) throws SQLException {
    return new ScriptRow(
        Columns.id(row, "id"),
        row.getString("name"),
        row.getString("gist"),
        Columns.id(row, "owner_id"));
  }
}
