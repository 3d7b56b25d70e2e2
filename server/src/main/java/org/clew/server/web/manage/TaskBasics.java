package org.clew.server.web.manage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.server.web.frame.Form;
import org.jspecify.annotations.Nullable;

/** What all forms for new tasks ask. */
record TaskBasics(
    String project,
    ObjectId taskType,
    TaskExperience experience,
    long instances,
    @Nullable ObjectId script,
    @Nullable BoundingBox box) {
  static final List<String> FIELDS =
      List.of("project", "taskType", "domain", "value", "instances", "script", "box");

  /** How a refusal of a use case begins or what it speaks of, and the field that it is about. */
  private static final Map<String, String> ABOUT =
      Map.of(
          "project", "project",
          "administrate this team", "project",
          "task type", "taskType",
          "mag restrictions", "taskType",
          "experience domain", "domain",
          "pending instances", "instances",
          "script", "script",
          "dataset", "dataset");

  private static final List<String> ORDER =
      List.of(
          "experience domain",
          "pending instances",
          "mag restrictions",
          "administrate this team",
          "task type",
          "script",
          "dataset",
          "project");

  /** Null if something is wrong, which the fields say. */
  static @Nullable TaskBasics read(Fields fields) {
    String project = fields.needed("project", "Choose the project that it belongs to.");
    ObjectId type = fields.neededId("taskType", "Choose what is to be done.");
    String domain = fields.needed("domain", "Which experience does it ask for?");
    int value = fields.number("value", 0);
    int instances = fields.number("instances", 1);
    ObjectId script = fields.id("script");
    BoundingBox box = fields.box("box");
    return fields.form().isGood()
        ? new TaskBasics(
            project,
            Objects.requireNonNull(type),
            new TaskExperience(domain, value),
            instances,
            script,
            box)
        : null;
  }

  /** The form with a refusal at the field that it is about; null if it is about none. */
  static @Nullable Form placed(Form form, String refusal) {
    String small = refusal.toLowerCase(Locale.ROOT);
    return ORDER.stream()
        .filter(small::contains)
        .findFirst()
        .map(words -> form.withError(Objects.requireNonNull(ABOUT.get(words)), refusal))
        .orElse(null);
  }
}
