package org.clew.server.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.server.content.ContentLayer;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** New annotations without a task. */
final class ExplorationalStore {

  /**
   * One that someone makes.
   *
   * @param name free text, may be empty
   * @param description free text, may be empty
   * @param viewConfiguration settings of the viewer by name, or null
   */
  record NewExplorational(
      ObjectId id,
      ObjectId dataset,
      String name,
      String description,
      Visibility visibility,
      List<String> tags,
      @Nullable Map<String, Object> viewConfiguration,
      List<ContentLayer> layers) {

    /** One that the organization may see, with nothing more said about it. */
    NewExplorational(
        ObjectId id, ObjectId dataset, String name, String description, List<ContentLayer> layers) {
      this(id, dataset, name, description, Visibility.INTERNAL, List.of(), null, layers);
    }

    /** One that is made of others, which are about the same dataset. */
    static NewExplorational of(ObjectId id, List<InstanceRow> others, List<ContentLayer> layers) {
      InstanceRow first = others.getFirst();
      boolean isPrivate = others.stream().anyMatch(row -> row.visibility() == Visibility.PRIVATE);
      return new NewExplorational(
          id,
          first.dataset(),
          String.join(" + ", texts(others.stream().map(InstanceRow::name).toList())),
          texts(others.stream().map(InstanceRow::description).toList()).stream()
              .findFirst()
              .orElse(""),
          // What only some may see does not become visible to all, nor public what is made of it.
          isPrivate ? Visibility.PRIVATE : Visibility.INTERNAL,
          others.stream().flatMap(row -> row.tags().stream()).distinct().toList(),
          first.viewConfiguration(),
          layers);
    }

    private static List<String> texts(List<String> texts) {
      return texts.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }
  }

  /** Without content: its first version brings that. */
  void insert(Scope scope, NewExplorational annotation, ObjectId user, Instant now) {
    Map<String, Object> view = annotation.viewConfiguration();
    scope
        .update(
            """
            INSERT INTO annotations (id, organization_id, typ, state, dataset_id, user_id, name,
              description, visibility, tags, view_configuration, layers, created, modified)
            VALUES (:id, :organization, 'Explorational', 'Active', :dataset, :user, :name,
              :description, :visibility, :tags::text[], :view::jsonb, :layers::jsonb, :now, :now)
            """)
        .bind("id", annotation.id())
        .bind("dataset", annotation.dataset())
        .bind("user", user)
        .bind("name", annotation.name())
        .bind("description", annotation.description())
        .bind("visibility", annotation.visibility().toString())
        .bind("tags", annotation.tags().toArray(String[]::new))
        .bind("view", view == null ? null : Columns.jsonText(view))
        .bind("layers", Columns.jsonText(annotation.layers()))
        .bind("now", Columns.moment(now))
        .execute();
  }
}
