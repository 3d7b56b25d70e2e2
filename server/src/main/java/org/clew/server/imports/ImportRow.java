package org.clew.server.imports;

import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * A row as the file says it. What it names is not looked up yet.
 *
 * @param line where it begins, from 1
 * @param taskType id or summary
 * @param dataset id, directory or name
 * @param script id or name, or null
 * @param project name or id
 * @param externalKey what the sender calls the task, or null
 */
record ImportRow(
    long line,
    String taskType,
    String dataset,
    @Nullable String script,
    String project,
    TaskExperience experience,
    long pending,
    Vec3Int position,
    Vec3Double rotation,
    @Nullable BoundingBox box,
    @Nullable String creationInfo,
    @Nullable String description,
    @Nullable ObjectId base,
    @Nullable String externalKey) {}
