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
 * @param otherAttributes attributes that this library does not know, of the elements that it knows,
 *     by the names of the elements, e.g. {@code scale}
 * @param others elements that this library does not know; also user bounding boxes without a usable
 *     id, and repetitions of what there is only one of
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
    Map<String, Map<String, String>> otherAttributes,
    List<OtherElement> others) {
  /** Copies the lists and the maps. */
  public NmlParameters {
    editPositionAdditional = Collections.unmodifiableMap(new TreeMap<>(editPositionAdditional));
    userBoundingBoxes = List.copyOf(userBoundingBoxes);
    additionalAxes = List.copyOf(additionalAxes);
    otherAttributes = copy(otherAttributes);
    others = List.copyOf(others);
  }

  /**
   * What is about a dataset, and says nothing else.
   *
   * <pre>{@code
   * Nml nml = Nml.of(NmlParameters.of(experiment), skeleton);
   * }</pre>
   */
  public static NmlParameters of(NmlExperiment experiment) {
    return new NmlParameters(
        experiment,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        Map.of(),
        List.of());
  }

  /**
   * The same with other boxes.
   *
   * @param drawn those that someone drew
   * @param ofTask that of the task, or null
   */
  public NmlParameters withBoundingBoxes(
      List<NmlBoundingBox> drawn, @Nullable NmlBoundingBox ofTask) {
    return new NmlParameters(
        experiment,
        scale,
        offset,
        time,
        editPosition,
        editPositionAdditional,
        editRotation,
        zoomLevel,
        activeNode,
        drawn,
        ofTask,
        additionalAxes,
        otherAttributes,
        others);
  }

  /** The same about another dataset, or described differently. */
  public NmlParameters withExperiment(NmlExperiment other) {
    return new NmlParameters(
        other,
        scale,
        offset,
        time,
        editPosition,
        editPositionAdditional,
        editRotation,
        zoomLevel,
        activeNode,
        userBoundingBoxes,
        taskBoundingBox,
        additionalAxes,
        otherAttributes,
        others);
  }

  /** The same with another size of a voxel. */
  public NmlParameters withScale(@Nullable NmlScale other) {
    return new NmlParameters(
        experiment,
        other,
        offset,
        time,
        editPosition,
        editPositionAdditional,
        editRotation,
        zoomLevel,
        activeNode,
        userBoundingBoxes,
        taskBoundingBox,
        additionalAxes,
        otherAttributes,
        others);
  }

  /**
   * The same seen from elsewhere.
   *
   * @param position in voxels of the finest mag, or null
   * @param rotation in degrees, or null
   */
  public NmlParameters withView(@Nullable Vec3Double position, @Nullable Vec3Double rotation) {
    return new NmlParameters(
        experiment,
        scale,
        offset,
        time,
        position,
        editPositionAdditional,
        rotation,
        zoomLevel,
        activeNode,
        userBoundingBoxes,
        taskBoundingBox,
        additionalAxes,
        otherAttributes,
        others);
  }

  private static Map<String, Map<String, String>> copy(Map<String, Map<String, String>> maps) {
    Map<String, Map<String, String>> copies = new TreeMap<>();
    maps.forEach((element, attributes) -> copies.put(element, new TreeMap<>(attributes)));
    copies.replaceAll((element, attributes) -> Collections.unmodifiableMap(attributes));
    return Collections.unmodifiableMap(copies);
  }
}
