package org.clew.server.time;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which spans are asked for.
 *
 * @param start the first moment at which they may have begun
 * @param end the first moment at which they may no longer have begun
 * @param types of the annotations; none means no spans
 * @param states of the annotations today; none means any
 * @param projects of the annotations; none means any, or no project
 */
record TimeFilter(
    Instant start, Instant end, List<String> types, List<String> states, List<ObjectId> projects) {

  /** Those on which time is counted. */
  private static final Set<String> COUNTED =
      Set.of(AnnotationType.TASK.toString(), AnnotationType.EXPLORATIONAL.toString());

  /** Types that upstream knows and this server has no annotations of. */
  private static final Set<String> OTHERS = Set.of("View", "TracingBase", "Orphan");

  /** What PostgreSQL can tell apart: the years 1 to 9999. */
  private static final long FIRST = -62_135_596_800_000L;

  private static final long LAST = 253_402_300_799_999L;

  /** Copies the lists. */
  TimeFilter {
    types = List.copyOf(types);
    states = List.copyOf(states);
    projects = List.copyOf(projects);
  }

  static TimeFilter of(Request request) {
    return new TimeFilter(
        moment(request, "start"),
        moment(request, "end"),
        known(
            texts(request, "annotationTypes"),
            AnnotationType.values(),
            OTHERS,
            "Invalid annotation type."),
        known(
            texts(request, "annotationStates"),
            AnnotationState.values(),
            Set.of(),
            "Invalid annotation state."),
        ids(request, "projectIds", "Invalid project ids."));
  }

  /** The same, refusing types on which no time is counted, and none at all. */
  TimeFilter ofCountedTypes() {
    if (types.isEmpty()) {
      throw Failure.badRequest("No annotation types specified.");
    }
    if (!COUNTED.containsAll(types)) {
      throw Failure.badRequest(
          "One of the selected annotation types is not supported for time tracking.");
    }
    return this;
  }

  static List<ObjectId> ids(Request request, String name, String refusal) {
    try {
      return texts(request, name).stream().map(ObjectId::new).toList();
    } catch (IllegalArgumentException notAnId) {
      throw Failure.badRequest(refusal);
    }
  }

  private static Instant moment(Request request, String name) {
    Long millis = request.optionalMillis(name);
    if (millis == null) {
      throw Failure.badRequest("The query parameter “%s” is missing.".formatted(name));
    }
    return Instant.ofEpochMilli(Math.clamp(millis, FIRST, LAST));
  }

  private static List<String> known(
      List<String> texts, Enum<?>[] values, Set<String> others, String refusal) {
    for (String text : texts) {
      boolean isKnown = others.contains(text);
      for (Enum<?> value : values) {
        isKnown = isKnown || value.toString().equals(text);
      }
      if (!isKnown) {
        throw Failure.badRequest(refusal);
      }
    }
    return texts;
  }

  private static List<String> texts(Request request, String name) {
    @Nullable String list = request.query(name);
    return list == null ? List.of() : List.of(list.split(",", -1));
  }
}
