package org.clew.server.dataset;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** Datasets, written. */
final class RegistrationStore {

  /** False if another dataset has the directory name. */
  boolean insert(Scope scope, NewDataset dataset, @Nullable ObjectId uploader, Instant now) {
    return scope
            .update(
                """
                INSERT INTO datasets (id, organization_id, name, directory_name, location,
                  data_source, is_public, description, tags, uploader_id, created)
                VALUES (:id, :organization, :name, :directoryName, :location, :dataSource::jsonb,
                  :isPublic, :description, :tags, :uploader, :now)
                ON CONFLICT (organization_id, directory_name) WHERE deleted IS NULL DO NOTHING
                """)
            .bind("id", dataset.id())
            .bind("name", dataset.name())
            .bind("directoryName", dataset.place().directoryName())
            .bind("location", dataset.place().location())
            .bind("dataSource", Columns.jsonText(dataset.dataSource()))
            .bind("isPublic", dataset.isPublic())
            .bind("description", dataset.description())
            .bind("tags", dataset.tags().toArray(String[]::new))
            .bind("uploader", uploader == null ? null : uploader.value())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  /** The team of everybody. */
  List<ObjectId> organizationTeam(Scope scope) {
    return scope
        .query(
            "SELECT id FROM teams WHERE organization_id = :organization AND is_organization_team")
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  void allow(Scope scope, ObjectId dataset, Collection<ObjectId> teams) {
    scope
        .update(
            """
            INSERT INTO dataset_teams (dataset_id, team_id, organization_id)
            SELECT :dataset, team, :organization FROM unnest(:teams::text[]) AS team
            """)
        .bind("dataset", dataset)
        .bind("teams", Columns.idArray(teams))
        .execute();
  }
}
