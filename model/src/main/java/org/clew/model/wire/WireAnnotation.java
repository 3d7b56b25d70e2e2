package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An annotation; with type Task, an instance of a task.
 *
 * @param id of the annotation
 * @param typ what it is made for
 * @param state where it stands
 * @param name free text, may be empty
 * @param description free text, may be empty
 * @param modified last change, ms
 * @param isLockedByOwner whether its owner locked it
 * @param viewConfiguration settings of the viewer, or null
 * @param task its task, or null
 * @param stats always empty
 * @param restrictions what the asking user may do
 * @param annotationLayers its layers
 * @param datasetId of its dataset
 * @param dataSetName name of its dataset
 * @param organization id of the organization
 * @param dataStore where the voxels are served
 * @param tracingStore where the content is kept
 * @param visibility who may look at it
 * @param settings what the tracing tool allows
 * @param tracingTime time spent on it, ms, or null
 * @param teams the teams it is shared with
 * @param tags free words, with dataset name and tracing type
 * @param user whose it is
 * @param owner the same
 * @param contributors others who worked on it
 * @param othersMayEdit whether others may change it
 * @param collaborationMode {@code OwnerOnly}, {@code Exclusive} or {@code Concurrent}
 */
public record WireAnnotation(
    ObjectId id,
    AnnotationType typ,
    AnnotationState state,
    String name,
    String description,
    long modified,
    boolean isLockedByOwner,
    @Nullable Map<String, Object> viewConfiguration,
    @Nullable WireTask task,
    Map<String, Object> stats,
    WireRestrictions restrictions,
    List<WireAnnotationLayer> annotationLayers,
    ObjectId datasetId,
    String dataSetName,
    String organization,
    WireDataStore dataStore,
    WireTracingStore tracingStore,
    Visibility visibility,
    WireTaskTypeSettings settings,
    @Nullable Long tracingTime,
    List<WireTeam> teams,
    List<String> tags,
    WireCompactUser user,
    WireCompactUser owner,
    List<WireCompactUser> contributors,
    boolean othersMayEdit,
    String collaborationMode) {}
