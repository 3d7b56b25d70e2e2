package org.clew.annotation.nml;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Metadata;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * What people said about a segment of a volume layer.
 *
 * @param id the value of its voxels
 * @param name shown to people
 * @param created in milliseconds since the Unix epoch
 * @param anchorPosition a voxel of it, in voxels of the finest mag
 * @param additionalCoordinates of the anchor along further axes, by their names
 * @param color in the viewer
 * @param groupId the group of segments it is in
 * @param metadata what people noted about it
 * @param otherAttributes attributes that this library does not know
 */
public record Segment(
    long id,
    @Nullable String name,
    @Nullable Long created,
    @Nullable Vec3Double anchorPosition,
    Map<String, Integer> additionalCoordinates,
    @Nullable Color color,
    @Nullable Integer groupId,
    List<Metadata> metadata,
    Map<String, String> otherAttributes) {
  /** Copies the lists and the maps. */
  public Segment {
    additionalCoordinates =
        additionalCoordinates.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(additionalCoordinates));
    metadata = List.copyOf(metadata);
    otherAttributes =
        otherAttributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(otherAttributes));
  }

  Segment holding(List<Metadata> newMetadata) {
    return new Segment(
        id,
        name,
        created,
        anchorPosition,
        additionalCoordinates,
        color,
        groupId,
        newMetadata,
        otherAttributes);
  }
}
