package org.clew.server.annotation;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.content.ContentLayer;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** New annotations without a task. */
final class ExplorationalStore {

  /**
   * One that someone makes.
   *
   * @param name free text, may be empty
   * @param description free text, may be empty
   */
  record NewExplorational(
      ObjectId id, ObjectId dataset, String name, String description, List<ContentLayer> layers) {}

  /** Without content: its first version brings that. */
  void insert(Scope scope, NewExplorational annotation, ObjectId user, Instant now) {
    scope
        .update(
            """
            INSERT INTO annotations (id, organization_id, typ, state, dataset_id, user_id, name,
              description, layers, created, modified)
            VALUES (:id, :organization, 'Explorational', 'Active', :dataset, :user, :name,
              :description, :layers::jsonb, :now, :now)
            """)
        .bind("id", annotation.id())
        .bind("dataset", annotation.dataset())
        .bind("user", user)
        .bind("name", annotation.name())
        .bind("description", annotation.description())
        .bind("layers", Columns.jsonText(annotation.layers()))
        .bind("now", Columns.moment(now))
        .execute();
  }
}
