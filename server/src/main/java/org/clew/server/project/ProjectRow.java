package org.clew.server.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireProject;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * A project as stored.
 *
 * @param pendingInstances of all its tasks
 * @param tracingTime of all its tasks, ms
 */
public record ProjectRow(
    ObjectId id,
    String name,
    ObjectId team,
    String teamName,
    ObjectId owner,
    long priority,
    boolean paused,
    @Nullable Long expectedTime,
    boolean isBlacklistedFromReport,
    long created,
    long pendingInstances,
    long tracingTime) {

  /** What rights on it depend on. */
  public Subject subject() {
    return Subject.ofTeam(team, owner);
  }

  /** Whether the user may know that it exists. */
  public boolean isReadableBy(CurrentUser user) {
    return Right.READ_PROJECT.isHeldBy(user, subject());
  }

  ProjectRow withPaused(boolean isPaused) {
    return new ProjectRow(
        id,
        name,
        team,
        teamName,
        owner,
        priority,
        isPaused,
        expectedTime,
        isBlacklistedFromReport,
        created,
        pendingInstances,
        tracingTime);
  }

  WireProject wire(@Nullable WireCompactUser ownerIfKnown) {
    return wire(ownerIfKnown, null, null);
  }

  WireProject wireWithStatus(@Nullable WireCompactUser ownerIfKnown) {
    return wire(ownerIfKnown, pendingInstances, tracingTime);
  }

  private WireProject wire(
      @Nullable WireCompactUser ownerIfKnown, @Nullable Long pending, @Nullable Long time) {
    return new WireProject(
        id,
        name,
        team,
        teamName,
        ownerIfKnown,
        priority,
        paused,
        expectedTime,
        isBlacklistedFromReport,
        created,
        pending,
        time);
  }

  /** What events say about it. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("team", team.value());
    facts.put("owner", owner.value());
    facts.put("priority", priority);
    facts.put("paused", paused);
    facts.put("expectedTime", expectedTime);
    facts.put("isBlacklistedFromReport", isBlacklistedFromReport);
    return facts;
  }
}
