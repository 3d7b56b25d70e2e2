package org.clew.annotation.nml;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.OtherElement;
import org.jspecify.annotations.Nullable;

/**
 * A volume layer: {@code <volume …/>}. Its voxels lie beside the file, in an archive.
 *
 * @param id from 0, in the order of the layers
 * @param name unique among the layers of the file
 * @param location the path in the archive of the zip with its voxels; null without voxels
 * @param format of that zip: {@code wkw}, which is also meant without it, or {@code zarr3}
 * @param fallbackLayer the layer of the dataset that it started from
 * @param largestSegmentId the largest id that any of its voxels has
 * @param mappingName the mapping that was shown
 * @param mappingIsLocked whether the mapping may not be changed
 * @param segments what people said about segments
 * @param groups of the segments
 * @param otherAttributes attributes that this library does not know, e.g. of proofreading
 * @param others elements that this library does not know
 */
public record NmlVolume(
    int id,
    @Nullable String name,
    @Nullable String location,
    @Nullable String format,
    @Nullable String fallbackLayer,
    @Nullable Long largestSegmentId,
    @Nullable String mappingName,
    @Nullable Boolean mappingIsLocked,
    List<Segment> segments,
    Groups groups,
    Map<String, String> otherAttributes,
    List<OtherElement> others) {
  /** Copies the lists and the map. */
  public NmlVolume {
    segments = List.copyOf(segments);
    otherAttributes = Collections.unmodifiableMap(new TreeMap<>(otherAttributes));
    others = List.copyOf(others);
  }

  /** The same with its voxels elsewhere, or nowhere. */
  public NmlVolume at(@Nullable String newLocation, @Nullable String newFormat) {
    return new NmlVolume(
        id,
        name,
        newLocation,
        newFormat,
        fallbackLayer,
        largestSegmentId,
        mappingName,
        mappingIsLocked,
        segments,
        groups,
        otherAttributes,
        others);
  }

  NmlVolume holding(List<Segment> newSegments, Groups newGroups, List<OtherElement> newOthers) {
    return new NmlVolume(
        id,
        name,
        location,
        format,
        fallbackLayer,
        largestSegmentId,
        mappingName,
        mappingIsLocked,
        newSegments,
        newGroups,
        otherAttributes,
        newOthers);
  }
}
