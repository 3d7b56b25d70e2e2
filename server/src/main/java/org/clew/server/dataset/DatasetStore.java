package org.clew.server.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.SomeIds;

/** Datasets, as tasks and annotations ask for them. */
public final class DatasetStore {
  /** Those of the organization that a user may read; without a user, the public ones. */
  static final String READABLE =
      """
      WHERE datasets.organization_id = :organization AND datasets.deleted IS NULL
        AND (datasets.is_public OR EXISTS (
          SELECT FROM readable_datasets
          WHERE readable_datasets.dataset_id = datasets.id
            AND readable_datasets.user_id = :user::text))
      """;

  private static final String SELECT =
      "SELECT id, name, directory_name, data_source FROM datasets " + READABLE;

  /** Over the table of datasets. */
  public DatasetStore() {}

  /** Whether the user may read the dataset, which may not even be there. */
  public boolean isReadable(Scope scope, ObjectId user, ObjectId dataset) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM readable_datasets
              WHERE organization_id = :organization AND user_id = :user AND dataset_id = :dataset)
            """)
        .bind("user", user)
        .bind("dataset", dataset)
        .mapTo(boolean.class)
        .one();
  }

  /** Datasets by id, whoever asks: what they show of an annotation its viewers may know. */
  public Map<ObjectId, DatasetSummary> byIds(Scope scope, Collection<ObjectId> ids) {
    return scope
        .query(
            """
            SELECT id, name, directory_name, data_source FROM datasets
            WHERE id = ANY(:ids::text[]) AND organization_id = :organization
            """)
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> summary(row))
        .collect(Collectors.toMap(DatasetSummary::id, dataset -> dataset));
  }

  /** A dataset, if the user may read it. */
  public Optional<DatasetSummary> readable(Scope scope, ObjectId user, ObjectId dataset) {
    return Optional.ofNullable(readable(scope, user, List.of(dataset)).get(dataset));
  }

  /** Those of some datasets that the user may read, in one statement. */
  public Map<ObjectId, DatasetSummary> readable(
      Scope scope, ObjectId user, Collection<ObjectId> datasets) {
    SomeIds some = new SomeIds(datasets);
    return scope
        .query(SELECT + " AND " + some.among("datasets.id"))
        .bind("user", user)
        .bind("ids", some.parameter())
        .map((row, context) -> summary(row))
        .collect(Collectors.toMap(DatasetSummary::id, dataset -> dataset));
  }

  /** Those of some datasets, by id, directory or name, that the user may read, oldest first. */
  public List<DatasetSummary> readableByNamesOrIds(
      Scope scope, ObjectId user, Collection<String> wanted) {
    return scope
        .query(
            SELECT
                + """
                AND (datasets.id = ANY(:wanted::text[])
                  OR datasets.directory_name = ANY(:wanted::text[])
                  OR datasets.name = ANY(:wanted::text[]))
                ORDER BY datasets.id
                """)
        .bind("user", user)
        .bind("wanted", wanted.toArray(String[]::new))
        .map((row, context) -> summary(row))
        .list();
  }

  /** Those of some datasets that the user may read, kept until the transaction ends. */
  public List<ObjectId> keepReadable(Scope scope, ObjectId user, Collection<ObjectId> datasets) {
    return scope
        .query(
            "SELECT id FROM datasets "
                + READABLE
                + " AND datasets.id = ANY(:ids::text[]) ORDER BY datasets.id FOR SHARE OF datasets")
        .bind("user", user)
        .bind("ids", Columns.idArray(datasets))
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  /** The dataset of a name, if the user may read it: the directory’s goes before the other. */
  public Optional<DatasetSummary> readableByName(Scope scope, ObjectId user, String name) {
    return scope
        .query(
            SELECT
                + """
                AND (datasets.directory_name = :name OR datasets.name = :name)
                ORDER BY datasets.directory_name = :name DESC, datasets.id
                LIMIT 1
                """)
        .bind("user", user)
        .bind("name", name)
        .map((row, context) -> summary(row))
        .findOne();
  }

  private static DatasetSummary summary(ResultSet row) throws SQLException {
    StoredDocument document = Columns.json(row, "data_source", StoredDocument.class);
    return new DatasetSummary(
        Columns.id(row, "id"),
        row.getString("name"),
        row.getString("directory_name"),
        document.voxelSize(),
        document.layers());
  }
}
