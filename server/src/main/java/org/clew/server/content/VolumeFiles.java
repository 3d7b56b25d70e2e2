package org.clew.server.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlVolume;
import org.clew.server.content.Contents.NamedFile;
import org.jspecify.annotations.Nullable;

/**
 * Volume layers with the files of their voxels, each file under a name of its own.
 *
 * @param volumes the layers
 * @param files by the names that the layers give them
 */
record VolumeFiles(List<NmlVolume> volumes, Map<String, NamedFile> files) {
  private static final String LOCATION = "Location";

  /**
   * Finds the voxels of each layer: those that came along; where the file says nothing about them,
   * those that are kept already; where it names a file that is empty, none.
   */
  static VolumeFiles of(Nml nml, Map<String, NamedFile> came, Map<String, KeptVoxels> keptByLayer) {
    List<NmlVolume> volumes = new ArrayList<>();
    Map<String, NamedFile> files = new HashMap<>(came);
    nml.volumes().forEach(volume -> files.remove(volume.location()));
    List<String> names =
        ArchiveNames.dataZips(nml.volumes().stream().map(ContentLayer::nameOf).toList());
    for (int i = 0; i < names.size(); i++) {
      NmlVolume volume = nml.volumes().get(i);
      String name = names.get(i);
      KeptVoxels kept =
          volume.location() == null ? keptByLayer.get(ContentLayer.nameOf(volume)) : null;
      NamedFile file = kept == null ? cameWith(volume, came) : NamedFile.of(kept.blob());
      if (file != null) {
        files.put(name, file);
      }
      volumes.add(
          volume.at(file == null ? null : name, kept == null ? volume.format() : kept.format()));
    }
    return new VolumeFiles(volumes, files);
  }

  private static @Nullable NamedFile cameWith(NmlVolume volume, Map<String, NamedFile> came) {
    return volume.location() == null ? null : came.get(volume.location());
  }

  /**
   * Further files that a layer names, e.g. the edges of a proofread mapping: the names by the
   * attributes that say them.
   */
  static Map<String, String> besideVoxels(NmlVolume volume) {
    Map<String, String> named = new TreeMap<>();
    volume
        .otherAttributes()
        .forEach((attribute, value) -> {
          if (attribute.endsWith(LOCATION)) {
            named.put(attribute, value);
          }
        });
    return named;
  }
}
