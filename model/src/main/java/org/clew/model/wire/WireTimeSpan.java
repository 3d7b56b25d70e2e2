package org.clew.model.wire;

import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work of one user on one annotation ({@code GET /time/user/{id}/spans}).
 *
 * @param userId who worked
 * @param userEmail their address
 * @param datasetOrganization the organization of the dataset
 * @param datasetName the dataset
 * @param annotationId on what
 * @param annotationState its state today
 * @param taskId its task, or null
 * @param projectName the project of the task, or null
 * @param taskTypeId the type of the task, or null
 * @param taskTypeSummary its name, or null
 * @param timeSpanId names the span
 * @param timeSpanCreated when it began, ms since the epoch
 * @param timeSpanTimeMillis how long it is, ms
 */
public record WireTimeSpan(
    ObjectId userId,
    String userEmail,
    String datasetOrganization,
    String datasetName,
    ObjectId annotationId,
    AnnotationState annotationState,
    @Nullable ObjectId taskId,
    @Nullable String projectName,
    @Nullable ObjectId taskTypeId,
    @Nullable String taskTypeSummary,
    ObjectId timeSpanId,
    long timeSpanCreated,
    long timeSpanTimeMillis) {}
