package org.clew.server.annotation;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationChange;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** What people say about annotations. */
final class EditStore {

  void update(Scope scope, ObjectId annotation, WireAnnotationChange change, Instant now) {
    List<String> tags = change.tags();
    scope
        .update(
            """
            UPDATE annotations SET
              name = coalesce(:name, name),
              description = coalesce(:description, description),
              visibility = coalesce(:visibility, visibility),
              tags = coalesce(:tags::text[], tags),
              view_configuration = coalesce(:viewConfiguration::jsonb, view_configuration),
              modified = :now
            WHERE id = :annotation AND organization_id = :organization
            """)
        .bind("annotation", annotation)
        .bind("name", change.name())
        .bind("description", change.description())
        .bind("visibility", change.visibility() == null ? null : change.visibility().toString())
        .bind("tags", tags == null ? null : tags.stream().distinct().toArray(String[]::new))
        .bind(
            "viewConfiguration",
            change.viewConfiguration() == null
                ? null
                : Columns.jsonText(change.viewConfiguration()))
        .bind("now", Columns.moment(now))
        .execute();
  }

  void lock(Scope scope, ObjectId annotation, boolean locked) {
    scope
        .update(
            """
            UPDATE annotations SET is_locked_by_owner = :locked
            WHERE id = :annotation AND organization_id = :organization
            """)
        .bind("annotation", annotation)
        .bind("locked", locked)
        .execute();
  }
}
