package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A free annotation, as lists show it: less than {@link WireAnnotation}.
 *
 * @param id of the annotation
 * @param typ what it is made for
 * @param state where it stands
 * @param name free text, may be empty
 * @param description free text, may be empty
 * @param modified last change, ms
 * @param isLockedByOwner whether its owner locked it
 * @param stats always empty
 * @param annotationLayers its layers
 * @param dataSetName name of its dataset
 * @param organization id of the organization
 * @param visibility who may look at it
 * @param tracingTime time spent on it, ms, or null
 * @param teams the teams it is shared with
 * @param tags free words, with dataset name and tracing type
 * @param owner whose it is
 * @param othersMayEdit whether others may change it
 * @param collaborationMode {@code OwnerOnly}, {@code Exclusive} or {@code Concurrent}
 */
public record WireListedAnnotation(
    ObjectId id,
    AnnotationType typ,
    AnnotationState state,
    String name,
    String description,
    long modified,
    boolean isLockedByOwner,
    Map<String, Object> stats,
    List<WireAnnotationLayer> annotationLayers,
    String dataSetName,
    String organization,
    Visibility visibility,
    @Nullable Long tracingTime,
    List<WireSharedTeam> teams,
    List<String> tags,
    WirePerson owner,
    boolean othersMayEdit,
    String collaborationMode) {}
