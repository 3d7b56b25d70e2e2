package org.clew.server.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clew.annotation.nml.NmlVolume;
import org.clew.server.content.Contents.NamedFile;
import org.clew.server.content.NmlMerge.Part;

/** The volume layers of several annotations, side by side, and their files. */
final class MergedVolumes {
  private final List<NmlVolume> volumes = new ArrayList<>();
  private final Map<String, NamedFile> files = new HashMap<>();
  private final Set<String> layers = new HashSet<>();
  private final Set<String> locations = new HashSet<>();

  private MergedVolumes() {}

  static MergedVolumes of(List<Part> parts) {
    MergedVolumes merged = new MergedVolumes();
    for (Part part : parts) {
      part.nml().volumes().forEach(volume -> merged.add(volume, part.files()));
    }
    return merged;
  }

  List<NmlVolume> volumes() {
    return volumes;
  }

  Map<String, NamedFile> files() {
    return files;
  }

  private void add(NmlVolume volume, Map<String, NamedFile> from) {
    Map<String, String> attributes = new TreeMap<>(volume.otherAttributes());
    VolumeFiles.besideVoxels(volume)
        .forEach((attribute, location) -> attributes.put(attribute, take(location, from)));
    String location = volume.location();
    volumes.add(
        new NmlVolume(
            volumes.size(),
            free(ContentLayer.nameOf(volume)),
            location == null ? null : take(location, from),
            volume.format(),
            volume.fallbackLayer(),
            volume.largestSegmentId(),
            volume.mappingName(),
            volume.mappingIsLocked(),
            volume.segments(),
            volume.groups(),
            attributes,
            volume.others()));
  }

  /** A name for a layer: “Volume”, “Volume (2)”, … */
  private String free(String name) {
    String free = name;
    for (int number = 2; !layers.add(free); number++) {
      free = "%s (%d)".formatted(name, number);
    }
    return free;
  }

  /** Takes a file over under a name that is free; one that is not there leaves but its name. */
  private String take(String location, Map<String, NamedFile> from) {
    String free = location;
    for (int number = 2; !locations.add(free); number++) {
      free = "%d_%s".formatted(number, location);
    }
    NamedFile file = from.get(location);
    if (file != null) {
      files.put(free, file);
    }
    return free;
  }
}
