package org.clew.model.wire;

import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.jspecify.annotations.Nullable;

/**
 * What creates or changes a task type.
 *
 * @param summary its name
 * @param description instructions, Markdown
 * @param teamId the team whose managers look after it
 * @param settings the keys of {@link WireTaskTypeSettings}, each optional; other keys are viewer
 *     settings
 * @param recommendedConfiguration viewer settings by name, or null
 * @param tracingType what annotators produce
 */
public record WireTaskTypeParameters(
    String summary,
    String description,
    ObjectId teamId,
    Map<String, Object> settings,
    @Nullable Map<String, Object> recommendedConfiguration,
    TracingType tracingType) {
  /** Takes the values; all but the configuration are needed. */
  public WireTaskTypeParameters {
    Required.present("summary", summary);
    Required.present("description", description);
    Required.present("teamId", teamId);
    Required.present("settings", settings);
    Required.present("tracingType", tracingType);
  }
}
