package org.clew.server.content;

import org.clew.annotation.nml.NmlVolume;

/** What volume layers and their files are called. */
final class VolumeNames {
  private VolumeNames() {}

  /** The name of a layer; files by hand may leave it out. */
  static String nameOf(NmlVolume volume) {
    String name = volume.name();
    if (name != null) {
      return name;
    }
    return volume.id() == 0
        ? ContentLayer.VOLUME.name()
        : ContentLayer.VOLUME.name() + " " + (volume.id() + 1);
  }
}
