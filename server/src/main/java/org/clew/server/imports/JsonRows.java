package org.clew.server.imports;

import java.util.List;
import java.util.Locale;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireBaseAnnotation;
import org.clew.server.http.BadJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** One JSON object a line, with the keys of {@code POST /tasks} and some that are friendlier. */
final class JsonRows implements RowForm {
  private static final Vec3Double NO_ROTATION = new Vec3Double(0, 0, 0);

  // A key that is misspelt must not be passed over: without its externalKey a task is made twice.
  private final ObjectReader reader =
      WireJson.mapper()
          .readerFor(JsonRow.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Those that begin with “new” are the business of servers, and not looked at. */
  private record JsonRow(
      @Nullable String taskTypeId,
      @Nullable String taskType,
      @Nullable TaskExperience neededExperience,
      @Nullable Long pendingInstances,
      @Nullable String projectName,
      @Nullable String project,
      @Nullable String scriptId,
      @Nullable String script,
      @Nullable BoundingBox boundingBox,
      @Nullable String datasetId,
      @Nullable String datasetName,
      @Nullable String dataset,
      @Nullable Vec3Int editPosition,
      @Nullable Vec3Double editRotation,
      @Nullable String creationInfo,
      @Nullable String description,
      @Nullable WireBaseAnnotation baseAnnotation,
      @Nullable String externalKey,
      @Nullable Object newSkeletonTracingId,
      @Nullable Object newVolumeTracingId,
      @Nullable Object newAnnotationId) {}

  @Override
  public boolean begin(FileLine first) {
    return false;
  }

  @Override
  public void read(List<FileLine> lines, ReadRows rows) {
    for (FileLine line : lines) {
      String problem = line.problem();
      if (problem != null) {
        rows.bad(line.number(), null, problem);
      } else {
        read(line, rows);
      }
    }
  }

  private void read(FileLine line, ReadRows rows) {
    try {
      JsonRow row = reader.readValue(line.text());
      if (row == null) {
        rows.bad(line.number(), null, "An object is expected.");
      } else {
        take(line.number(), row, rows);
      }
    } catch (UnrecognizedPropertyException unknown) {
      rows.bad(line.number(), unknown.getPropertyName(), "There is no such key.");
    } catch (StreamReadException broken) {
      rows.bad(
          line.number(),
          null,
          "It is no JSON: it breaks at column %d.".formatted(broken.getLocation().getColumnNr()));
    } catch (JacksonException mismatch) {
      String field =
          mismatch.getPath().isEmpty() ? null : mismatch.getPath().getFirst().getPropertyName();
      rows.bad(line.number(), field, reason(mismatch));
    }
  }

  /** As a sentence, without the place if the field says it. */
  private static String reason(JacksonException mismatch) {
    String told = BadJson.reason(mismatch);
    String reason = mismatch.getPath().size() > 1 ? told : told.replaceFirst("^At “[^”]*”: ", "");
    return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
  }

  private static void take(long line, JsonRow json, ReadRows rows) {
    Needed needed = new Needed(line, rows);
    String taskType = needed.value("taskTypeId", json.taskTypeId(), json.taskType());
    String dataset =
        needed.value("datasetId", json.datasetId(), json.dataset(), json.datasetName());
    String project = needed.value("projectName", json.projectName(), json.project());
    TaskExperience experience = needed.value("neededExperience", json.neededExperience());
    Vec3Int position = needed.value("editPosition", json.editPosition());
    if (taskType != null
        && dataset != null
        && project != null
        && experience != null
        && position != null) {
      rows.good(
          new ImportRow(
              line,
              taskType,
              dataset,
              json.scriptId() == null ? json.script() : json.scriptId(),
              project,
              experience,
              json.pendingInstances() == null ? 1 : json.pendingInstances(),
              position,
              json.editRotation() == null ? NO_ROTATION : json.editRotation(),
              json.boundingBox(),
              json.creationInfo(),
              json.description(),
              json.baseAnnotation() == null ? null : json.baseAnnotation().baseId(),
              json.externalKey()));
    }
  }

  /** Takes down what is missing. */
  private record Needed(long line, ReadRows rows) {
    @SafeVarargs
    final <T> @Nullable T value(String field, @Nullable T... alternatives) {
      for (T value : alternatives) {
        if (value != null) {
          return value;
        }
      }
      rows.bad(line, field, "It is missing.");
      return null;
    }
  }
}
