package org.clew.annotation.nml;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation is about and how its viewer stood: the {@code <parameters>} of a file. What
 * the file does not say is null.
 *
 * @param experiment the dataset
 * @param scale the size of a voxel
 * @param offset always 0 nowadays
 * @param time when the annotation was made, in milliseconds since the Unix epoch
 * @param editPosition where the viewer stood, in voxels of the finest mag
 * @param editPositionAdditional the same along further axes, by their names; empty if there are
 *     none
 * @param editRotation how the viewer was turned, in degrees
 * @param zoomLevel of the viewer
 * @param activeNode the id of the selected node
 * @param userBoundingBoxes boxes that someone drew
 * @param taskBoundingBox the box of its task
 * @param additionalAxes axes beyond the three of space
 * @param others elements that this library does not know
 */
public record NmlParameters(
    NmlExperiment experiment,
    @Nullable NmlScale scale,
    @Nullable Vec3Double offset,
    @Nullable Long time,
    @Nullable Vec3Double editPosition,
    Map<String, Integer> editPositionAdditional,
    @Nullable Vec3Double editRotation,
    @Nullable Double zoomLevel,
    @Nullable Integer activeNode,
    List<NmlBoundingBox> userBoundingBoxes,
    @Nullable NmlBoundingBox taskBoundingBox,
    List<AdditionalAxis> additionalAxes,
    List<OtherElement> others) {
  /** Copies the lists and the map. */
  public NmlParameters {
    editPositionAdditional = Collections.unmodifiableMap(new TreeMap<>(editPositionAdditional));
    userBoundingBoxes = List.copyOf(userBoundingBoxes);
    additionalAxes = List.copyOf(additionalAxes);
    others = List.copyOf(others);
  }
}
