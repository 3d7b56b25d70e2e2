package org.clew.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.annotation.archive.ArchiveException;
import org.clew.annotation.archive.ArchiveLimits;
import org.clew.annotation.archive.DataZip;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlVolume;
import org.clew.server.content.Contents.NamedFile;

/** Brings an NML together with the files that it names and that lie beside it in its archive. */
record VolumeData(Contents contents) {

  /** With those files staged; unreadable if one of them is missing, or is no volume data. */
  Incoming attach(Found.Document document, Nml nml) throws IOException {
    if (hasTwins(nml)) {
      return new Incoming.Unreadable(
          document.name(),
          "Annotations with multiple volume layers must have a unique name for each layer.");
    }
    Found.Archived archived = document.archived();
    if (archived == null) {
      // Voxels did not come along, so the file says nothing about them.
      List<NmlVolume> volumes =
          nml.volumes().stream().map(volume -> volume.at(null, null)).toList();
      return annotation(document, nml.withVolumes(volumes), Map.of());
    }
    Map<String, NamedFile> files = new HashMap<>();
    boolean isComplete = false;
    try {
      List<NmlVolume> volumes = new ArrayList<>();
      for (NmlVolume volume : nml.volumes()) {
        volumes.add(located(volume, archived, files));
      }
      isComplete = true;
      return annotation(document, nml.withVolumes(volumes), files);
    } catch (ArchiveException bad) {
      if (bad.isBeyondLimits()) {
        throw Reception.tooLarge(document.name(), bad.archive() + ": " + bad.reason());
      }
      return new Incoming.Unreadable(document.name(), String.valueOf(bad.getMessage()));
    } finally {
      if (!isComplete) {
        files.values().forEach(NamedFile::close);
      }
    }
  }

  private static boolean hasTwins(Nml nml) {
    Set<String> names = new HashSet<>();
    return !nml.volumes().stream().map(ContentLayer::nameOf).allMatch(names::add);
  }

  private NmlVolume located(NmlVolume volume, Found.Archived archived, Map<String, NamedFile> files)
      throws IOException {
    for (String location : VolumeFiles.besideVoxels(volume).values()) {
      Path zip = archived.zip(location);
      if (zip != null) {
        stage(location, zip, files);
      }
    }
    String location = volume.location();
    if (location == null) {
      return volume;
    }
    Path zip = archived.zip(location);
    if (zip == null) {
      throw new ArchiveException(
          location,
          "The volume layer “%s” names this file, but the archive does not hold it."
              .formatted(ContentLayer.nameOf(volume)));
    }
    VolumeFormat format = DataZip.check(zip, location, ArchiveLimits.OF_DATA).format();
    if (format == null) {
      // An empty zip says that there are no voxels.
      return volume;
    }
    stage(location, zip, files);
    return volume.at(location, format.wireName());
  }

  private void stage(String location, Path zip, Map<String, NamedFile> files) throws IOException {
    if (!files.containsKey(location)) {
      files.put(location, contents.file(zip));
    }
  }

  private static Incoming annotation(
      Found.Document document, Nml nml, Map<String, NamedFile> files) {
    return new Incoming.Annotation(document.name(), document.title(), nml, files);
  }
}
