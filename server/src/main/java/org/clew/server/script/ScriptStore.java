package org.clew.server.script;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireScript;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.user.UserStore;

/** Scripts. */
public final class ScriptStore {
  private static final String SELECT =
      """
      SELECT id, owner_id, name, gist
      FROM scripts
      WHERE organization_id = :organization AND deleted IS NULL
      """;

  private final UserStore users = new UserStore();

  /** Over the table of scripts. */
  public ScriptStore() {}

  private record Row(ObjectId id, ObjectId owner, String name, String gist) {}

  /** Several by id, with their owners. */
  public Map<ObjectId, WireScript> byIds(Scope scope, Collection<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Row> rows =
        scope
            .query(SELECT + " AND id = ANY(:ids::text[])")
            .bind("ids", Columns.idArray(ids))
            .map((row, context) ->
                new Row(
                    Columns.id(row, "id"),
                    Columns.id(row, "owner_id"),
                    row.getString("name"),
                    row.getString("gist")))
            .list();
    Map<ObjectId, WireCompactUser> owners =
        users.compact(scope, rows.stream().map(Row::owner).distinct().toList());
    return rows.stream()
        .map(row -> new WireScript(row.id(), row.name(), row.gist(), owners.get(row.owner())))
        .collect(Collectors.toMap(WireScript::id, script -> script));
  }
}
