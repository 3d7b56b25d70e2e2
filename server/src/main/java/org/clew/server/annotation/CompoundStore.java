package org.clew.server.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.server.content.ContentLayer;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Finished instances of a task, a project or a task type. */
final class CompoundStore {
  private static final TypeReference<List<List<ContentLayer>>> LAYERS = new TypeReference<>() {};

  private static final String OF_TASK =
      """
      FROM annotations
      WHERE annotations.project_id = (SELECT project_id FROM tasks WHERE id = :key)
        AND annotations.task_id = :key
      """;
  private static final String OF_PROJECT =
      """
      FROM annotations
      WHERE annotations.project_id = :key
      """;
  private static final String OF_TASK_TYPE =
      """
      FROM tasks
      JOIN annotations
        ON annotations.project_id = tasks.project_id AND annotations.task_id = tasks.id
      WHERE tasks.task_type_id = :key AND tasks.deleted IS NULL AND tasks.finished > 0
      """;
  private static final String FINISHED =
      """
        AND annotations.organization_id = :organization
        AND annotations.state = 'Finished' AND annotations.deleted IS NULL
      """;

  private static final String NEXT =
      """
        AND (annotations.task_id, annotations.id) > (:task, :annotation)
      ORDER BY annotations.task_id, annotations.id
      LIMIT :limit
      """;

  /** Looks at the tasks of the type one after the other, and never at those of another. */
  private static final String PAGE_OF_TASK_TYPE =
      """
      SELECT instances.id
      FROM tasks
      JOIN LATERAL (
        SELECT annotations.id
        FROM annotations
        WHERE annotations.project_id = tasks.project_id AND annotations.task_id = tasks.id
      """
          + FINISHED
          + NEXT
          + """
          ) AS instances ON true
          WHERE tasks.task_type_id = :key AND tasks.deleted IS NULL AND tasks.finished > 0
            AND tasks.id >= :task
          ORDER BY tasks.id, instances.id
          LIMIT :limit
          """;

  /** Where the last page ended: instances are read in the order of tasks, then of their ids. */
  record Place(ObjectId task, ObjectId annotation) {
    private static final ObjectId FIRST = new ObjectId("0".repeat(24));

    /** Before all of them. */
    static final Place BEGINNING = new Place(FIRST, FIRST);
  }

  /**
   * What all finished instances have in common.
   *
   * @param dataset of all of them; null if they have several
   * @param layers those of any of them
   * @param tracingTime of all together, in milliseconds
   */
  record Summary(
      @Nullable ObjectId dataset, List<ContentLayer> layers, long modified, long tracingTime) {}

  /** The next instances. The keys are found in an index alone, then the rows by their keys. */
  List<InstanceRow> page(Scope scope, Compound compound, Place after, int limit) {
    return scope
        .query(
            "WITH page AS MATERIALIZED ("
                + (compound.typ() == AnnotationType.COMPOUND_TASK_TYPE
                    ? PAGE_OF_TASK_TYPE
                    : "SELECT annotations.id " + of(compound) + FINISHED + NEXT)
                + ")\n"
                + AnnotationStore.SELECT
                + """
                 AND annotations.id IN (SELECT id FROM page)
                ORDER BY annotations.task_id, annotations.id
                """)
        .bind("key", compound.id())
        .bind("task", after.task())
        .bind("annotation", after.annotation())
        .bind("limit", limit)
        .map((row, context) -> AnnotationStore.read(row))
        .list();
  }

  /** Empty if none is finished. */
  Optional<Summary> summary(Scope scope, Compound compound) {
    return scope
        .query(
            """
            SELECT count(*) AS instances, count(DISTINCT annotations.dataset_id) AS datasets,
              min(annotations.dataset_id) AS dataset_id,
              jsonb_agg(DISTINCT annotations.layers) AS layers,
              max(annotations.modified) AS modified,
              coalesce(sum(annotations.tracing_time), 0) AS tracing_time
            """
                + of(compound)
                + FINISHED)
        .bind("key", compound.id())
        .map((row, context) -> summary(row))
        .one();
  }

  private static Optional<Summary> summary(ResultSet row) throws SQLException {
    if (row.getLong("instances") == 0) {
      return Optional.empty();
    }
    List<ContentLayer> layers =
        Columns.json(row, "layers", LAYERS).stream()
            .flatMap(List::stream)
            .distinct()
            .sorted(Comparator.comparing(ContentLayer::typ).thenComparing(ContentLayer::name))
            .toList();
    return Optional.of(
        new Summary(
            row.getInt("datasets") == 1 ? Columns.id(row, "dataset_id") : null,
            layers,
            Columns.millis(row, "modified"),
            row.getLong("tracing_time")));
  }

  private static String of(Compound compound) {
    return switch (compound.typ()) {
      case COMPOUND_TASK -> OF_TASK;
      case COMPOUND_PROJECT -> OF_PROJECT;
      case COMPOUND_TASK_TYPE -> OF_TASK_TYPE;
      case TASK, EXPLORATIONAL -> throw new IllegalStateException("One annotation is no compound.");
    };
  }
}
