package org.clew.server.assignment;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.clew.model.ObjectId;

/**
 * An instance about to be taken.
 *
 * @param id of the instance
 * @param task whose
 * @param user for whom
 * @param actor who does it: the user, or a manager
 * @param kind of the event
 */
record NewInstance(ObjectId id, ObjectId task, ObjectId user, ObjectId actor, String kind) {
  Map<String, String> skeletonLayer() {
    return layer("Skeleton");
  }

  Map<String, String> volumeLayer() {
    return layer("Volume");
  }

  // Layers have ids of their own; they follow from the instance, so nothing needs to be drawn.
  private Map<String, String> layer(String typ) {
    String tracing =
        UUID.nameUUIDFromBytes((id.value() + typ).getBytes(StandardCharsets.UTF_8)).toString();
    return Map.of("tracingId", tracing, "typ", typ, "name", typ);
  }
}
