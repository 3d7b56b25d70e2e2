package org.clew.model.wire;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What creates or changes a project.
 *
 * @param name at least three letters, digits, underscores or hyphens
 * @param team id of the team that works on it
 * @param priority higher is handed out earlier
 * @param paused whether it starts held back; null for false
 * @param expectedTime in milliseconds, or null
 * @param owner id of the user who answers for it
 * @param isBlacklistedFromReport whether reports leave it out
 */
public record WireProjectParameters(
    String name,
    ObjectId team,
    int priority,
    @Nullable Boolean paused,
    @Nullable Long expectedTime,
    ObjectId owner,
    boolean isBlacklistedFromReport) {
  /** Takes the values. */
  public WireProjectParameters {
    Required.present("name", name);
    Required.present("team", team);
    Required.present("owner", owner);
  }
}
