package org.clew.server.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Datasets as they are listed and opened. A null user is nobody, who may read what is public. */
final class CatalogStore {
  private static final TypeReference<List<WireTeam>> TEAMS = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> METADATA = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String SELECT =
      """
      SELECT datasets.*, organizations.root_folder_id,
        (SELECT coalesce(
           json_agg(
             json_build_object(
               'id', teams.id, 'name', teams.name, 'organization', teams.organization_id,
               'isOrganizationTeam', teams.is_organization_team)
             ORDER BY teams.id),
           '[]')
         FROM dataset_teams JOIN teams ON teams.id = dataset_teams.team_id
         WHERE dataset_teams.dataset_id = datasets.id) AS teams
      FROM datasets JOIN organizations ON organizations.id = datasets.organization_id
      """
          + DatasetStore.READABLE;

  /**
   * Where voxels lie.
   *
   * @param location the directory
   * @param document its {@code datasource-properties.json}
   */
  record Voxels(String location, String document) {}

  Optional<DatasetRow> byId(Scope scope, @Nullable ObjectId user, ObjectId id) {
    return scope
        .query(SELECT + " AND datasets.id = :id")
        .bind("user", text(user))
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  Optional<DatasetRow> byName(Scope scope, @Nullable ObjectId user, String name) {
    return scope
        .query(
            SELECT
                + """
                AND (datasets.directory_name = :name OR datasets.name = :name)
                ORDER BY datasets.directory_name = :name DESC, datasets.id
                LIMIT 1
                """)
        .bind("user", text(user))
        .bind("name", name)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Newest first. The database folds case, which in Java would depend on who started it. */
  List<DatasetRow> list(Scope scope, @Nullable ObjectId user, DatasetFilter filter) {
    return scope
        .query(
            SELECT
                + """
                AND (:uploader::text IS NULL OR datasets.uploader_id = :uploader)
                AND (:folder::text IS NULL OR organizations.root_folder_id = :folder)
                AND (:search::text IS NULL
                  OR strpos(lower(datasets.name), lower(:search)) > 0
                  OR strpos(lower(datasets.directory_name), lower(:search)) > 0)
                ORDER BY datasets.id DESC
                LIMIT :limit
                """)
        .bind("user", text(user))
        .bind("uploader", text(filter.uploader()))
        .bind("folder", text(filter.folder()))
        .bind("search", filter.search())
        .bind("limit", filter.limit())
        .map((row, context) -> read(row))
        .list();
  }

  Optional<Voxels> voxels(Scope scope, @Nullable ObjectId user, ObjectId id) {
    return scope
        .query(
            "SELECT location, data_source FROM datasets "
                + DatasetStore.READABLE
                + " AND datasets.id = :id")
        .bind("user", text(user))
        .bind("id", id)
        .map((row, context) -> new Voxels(row.getString("location"), row.getString("data_source")))
        .findOne();
  }

  /** Whose a public dataset is. */
  Optional<String> organizationOfPublic(Unscoped all, ObjectId id) {
    return all.query(
            "SELECT organization_id FROM datasets WHERE id = :id AND is_public AND deleted IS NULL")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** Whose the oldest public dataset of a name is. */
  Optional<String> organizationOfPublicNamed(Unscoped all, String name) {
    return all.query(
            """
            SELECT organization_id FROM datasets
            WHERE (directory_name = :name OR name = :name) AND is_public AND deleted IS NULL
            ORDER BY directory_name = :name DESC, id
            LIMIT 1
            """)
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  private static @Nullable String text(@Nullable ObjectId id) {
    return id == null ? null : id.value();
  }

  private static DatasetRow read(ResultSet row) throws SQLException {
    return new DatasetRow(
        Columns.id(row, "id"),
        row.getString("organization_id"),
        row.getString("name"),
        row.getString("directory_name"),
        Columns.json(row, "data_source", OBJECT),
        row.getBoolean("is_public"),
        row.getString("description"),
        Columns.texts(row, "tags"),
        Columns.json(row, "metadata", METADATA),
        Columns.optionalId(row, "uploader_id"),
        Columns.millis(row, "created"),
        Columns.id(row, "root_folder_id"),
        Columns.json(row, "teams", TEAMS));
  }
}
