package org.clew.model.wire;

import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.jspecify.annotations.Nullable;

/**
 * A kind of task: what to do, and with which tools.
 *
 * @param id of the task type
 * @param summary its name, unique in the organization
 * @param description instructions for annotators, Markdown
 * @param teamId the team whose managers look after it
 * @param teamName name of that team
 * @param settings what the tracing tool allows
 * @param recommendedConfiguration viewer settings by name, or null
 * @param tracingType what annotators produce
 */
public record WireTaskType(
    ObjectId id,
    String summary,
    String description,
    ObjectId teamId,
    String teamName,
    WireTaskTypeSettings settings,
    @Nullable Map<String, Object> recommendedConfiguration,
    TracingType tracingType) {}
