package org.clew.model.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.model.ObjectId;

/**
 * What there is to do for a user ({@code GET /teams/{id}/availableTasksReport}).
 *
 * @param id of the user
 * @param user first and last name
 * @param totalAvailableTasks how many tasks they could still take
 * @param availableTasksByProjects the same by project and needed experience, e.g. {@code
 *     "dendrites-2026/dendrites: 5"}
 */
public record WireAvailableTasks(
    ObjectId id,
    String user,
    long totalAvailableTasks,
    Map<String, Long> availableTasksByProjects) {
  /** Copies the map, in its order. */
  public WireAvailableTasks {
    availableTasksByProjects =
        Collections.unmodifiableMap(new LinkedHashMap<>(availableTasksByProjects));
  }
}
