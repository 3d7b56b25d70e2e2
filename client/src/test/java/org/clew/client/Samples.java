package org.clew.client;

import java.util.List;
import java.util.Map;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation.Item;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;

/** Things as a server would tell them. */
final class Samples {
  static final ObjectId TEAM = id(1);
  static final ObjectId TYPE = id(2);
  static final ObjectId PROJECT = id(3);
  static final ObjectId DATASET = id(4);
  static final ObjectId USER = id(5);

  private Samples() {}

  static ObjectId id(int number) {
    return new ObjectId("681dc3a1%016x".formatted(number));
  }

  static NewTask newTask(int x) {
    return new NewTask(
        Ref.id(TYPE),
        Ref.name("dendrites"),
        Ref.id(DATASET),
        new TaskExperience("dendrites", 5),
        Vec3Int.of(x, 0, 0));
  }

  static WireTaskType type(ObjectId id, TracingType tracingType) {
    WireTaskTypeSettings settings =
        new WireTaskTypeSettings(
            List.of("flight"), null, true, false, true, true, new WireMagRestrictions(1, 4));
    return new WireTaskType(
        id, "axons", "Follow.", TEAM, "Annotators", settings, Map.of("zoom", 0.5), tracingType);
  }

  static WireProject project(ObjectId id, String name) {
    return new WireProject(
        id, name, TEAM, "Annotators", null, 100, false, 5_400_000L, false, 0, null, null);
  }

  static WireTask task(int number) {
    return task(number, TYPE, Vec3Int.of(number, 0, 0));
  }

  static WireTask task(int number, ObjectId type, Vec3Int position) {
    return new WireTask(
        id(1_000_000 + number),
        PROJECT,
        "dendrites",
        "Annotators",
        type(type, TracingType.SKELETON),
        "l4_sample",
        DATASET,
        new TaskExperience("dendrites", 5),
        1_755_600_000_000L,
        new TaskStatus(3, 1, 0),
        null,
        null,
        null,
        new BoundingBox(Vec3Int.ZERO, Vec3Int.of(5, 6, 7)),
        position,
        Vec3Double.of(0, 1.5, 0));
  }

  /** The item for a task that was made as asked; its number is where it starts. */
  static Item made(WireTaskParameters asked) {
    int x = asked.editPosition().x();
    return new Item(200, task(x, asked.taskTypeId(), asked.editPosition()), null);
  }

  static WireUser user(boolean isAdmin, WireTeamMembership... teams) {
    return new WireUser(
        USER,
        "ada@lab.org",
        "Ada",
        "Lovelace",
        isAdmin,
        false,
        false,
        true,
        List.of(teams),
        Map.of("dendrites", 3),
        1,
        false,
        true,
        "lab",
        Map.of(),
        "auto",
        1_755_600_000_000L,
        null,
        false,
        true,
        false,
        false);
  }
}
