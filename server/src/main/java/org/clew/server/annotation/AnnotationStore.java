package org.clew.server.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireTeam;
import org.clew.server.annotation.InstanceRow.Origin;
import org.clew.server.content.Content.Start;
import org.clew.server.content.ContentLayer;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.clew.server.http.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Annotations, read. */
final class AnnotationStore {
  private static final TypeReference<List<ContentLayer>> LAYERS = new TypeReference<>() {};
  private static final TypeReference<List<WireTeam>> TEAMS = new TypeReference<>() {};
  static final String SELECT =
      """
      SELECT annotations.*, projects.team_id, datasets.name AS dataset_name,
        tasks.base_content_id, tasks.edit_position, tasks.edit_rotation, tasks.bounding_box,
        (SELECT coalesce(
           json_agg(
             json_build_object('id', teams.id, 'name', teams.name,
               'organization', teams.organization_id,
               'isOrganizationTeam', teams.is_organization_team)
             ORDER BY teams.id),
           '[]')
         FROM annotation_teams JOIN teams ON teams.id = annotation_teams.team_id
         WHERE annotation_teams.annotation_id = annotations.id) AS shared_with
      FROM annotations
      JOIN datasets ON datasets.id = annotations.dataset_id
      LEFT JOIN projects ON projects.id = annotations.project_id
      LEFT JOIN tasks ON tasks.id = annotations.task_id
      WHERE annotations.organization_id = :organization AND annotations.deleted IS NULL
      """;

  Optional<InstanceRow> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND annotations.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Not the cancelled ones. */
  List<InstanceRow> ofTask(Scope scope, ObjectId task) {
    return scope
        .query(
            SELECT
                + """
                AND annotations.task_id = :task AND annotations.state <> 'Cancelled'
                ORDER BY annotations.id
                """)
        .bind("task", task)
        .map((row, context) -> read(row))
        .list();
  }

  /** Which annotations of a user. */
  enum Of {
    /** Instances of tasks. */
    TASKS(" AND annotations.task_id IS NOT NULL AND annotations.user_id = :user"),
    /** Free ones. */
    NO_TASK(" AND annotations.task_id IS NULL AND annotations.user_id = :user"),
    /** Free ones, and those that are shared with teams of the user. */
    NO_TASK_OR_SHARED(
        """
         AND annotations.task_id IS NULL AND annotations.id IN (
          SELECT own.id FROM annotations AS own
          WHERE own.user_id = :user AND own.task_id IS NULL AND own.deleted IS NULL
          UNION ALL
          SELECT shared.id
          FROM team_members
          JOIN annotation_teams ON annotation_teams.team_id = team_members.team_id
          JOIN annotations AS shared ON shared.id = annotation_teams.annotation_id
          WHERE team_members.user_id = :user AND shared.visibility <> 'Private')
        """);

    private final String sql;

    Of(String sql) {
      this.sql = sql;
    }
  }

  private static final String OF_USER =
      """
       AND CASE WHEN :state::text IS NULL THEN annotations.state <> 'Cancelled'
        ELSE annotations.state = :state::text END
      """;

  /**
   * Annotations of a user, newest first, up to {@link Page#limitAndOne}.
   *
   * @param state which; null for all but the cancelled ones
   */
  List<InstanceRow> ofUser(
      Scope scope, ObjectId user, Of which, @Nullable AnnotationState state, Page page) {
    return scope
        .query(
            SELECT
                + which.sql
                + OF_USER
                + (page.after() == null ? "" : " AND annotations.id < :after")
                + " ORDER BY annotations.id DESC LIMIT :limit OFFSET :offset")
        .bind("user", user)
        .bind("state", state == null ? null : state.toString())
        .bind("limit", page.limitAndOne())
        .bind("offset", page.offset())
        .bindMap(page.after() == null ? Map.of() : Map.of("after", page.after()))
        .map((row, context) -> read(row))
        .list();
  }

  long countOfUser(Scope scope, ObjectId user, Of which, @Nullable AnnotationState state) {
    return scope
        .query("SELECT count(*) FROM (" + SELECT + which.sql + OF_USER + ") AS found")
        .bind("user", user)
        .bind("state", state == null ? null : state.toString())
        .mapTo(long.class)
        .one();
  }

  /** A public annotation’s organization: the only thing that someone without sign-in may ask. */
  Optional<String> organizationOfPublic(Unscoped all, ObjectId id) {
    return all.query(
            """
            SELECT organization_id FROM annotations
            WHERE id = :id AND visibility = 'Public' AND deleted IS NULL
            """)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** The user with the teams that decide who may look at their tasks; empty if there is none. */
  Optional<List<ObjectId>> teamsOfUser(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT ARRAY(SELECT team_id FROM team_members WHERE user_id = users.id)::text[] AS teams
            FROM users WHERE id = :user AND organization_id = :organization
            """)
        .bind("user", user)
        .map((row, context) -> Columns.texts(row, "teams").stream().map(ObjectId::new).toList())
        .findOne();
  }

  static InstanceRow read(ResultSet row) throws SQLException {
    Instant finished = Columns.optionalInstant(row, "finished");
    ObjectId task = Columns.optionalId(row, "task_id");
    return new InstanceRow(
        Columns.id(row, "id"),
        Columns.enumOf(row, "typ", AnnotationType.values()),
        Columns.enumOf(row, "state", AnnotationState.values()),
        task,
        Columns.optionalId(row, "team_id"),
        Columns.id(row, "dataset_id"),
        row.getString("dataset_name"),
        Columns.id(row, "user_id"),
        Columns.json(row, "layers", LAYERS),
        row.getString("name"),
        row.getString("description"),
        Columns.enumOf(row, "visibility", Visibility.values()),
        Columns.texts(row, "tags"),
        row.getBoolean("is_locked_by_owner"),
        Columns.optionalLong(row, "tracing_time"),
        Columns.millis(row, "modified"),
        finished == null ? null : finished.toEpochMilli(),
        row.getInt("version"),
        Columns.optionalId(row, "content_id"),
        Columns.optionalObject(row, "view_configuration"),
        task == null ? null : origin(row),
        Columns.enumOf(row, "collaboration_mode", CollaborationMode.values()),
        Columns.json(row, "shared_with", TEAMS));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        Columns.optionalId(row, "base_content_id"),
        new Start(
            Columns.position(row, "edit_position"),
            Columns.rotation(row, "edit_rotation"),
            Columns.millis(row, "created")),
        Columns.optionalBox(row, "bounding_box"));
  }
}
