package org.clew.server.annotation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.clew.annotation.archive.ArchiveWriter;
import org.clew.annotation.archive.Content;
import org.clew.annotation.archive.DataZip;
import org.clew.server.content.Rendering;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;

/** Writes an annotation and its voxels as an archive. */
record AnnotationZip(Blobs blobs, String organization) {

  void write(String name, Rendering rendering, OutputStream out) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(out)) {
      write(name, rendering, archive);
    }
  }

  /** Into an archive that is in another one. */
  void write(String name, Rendering rendering, ArchiveWriter archive) throws IOException {
    archive.nml(name + ".nml", rendering::write);
    for (Map.Entry<String, Optional<Blob>> file : rendering.files().entrySet()) {
      archive.data(file.getKey(), voxels(file.getValue()));
    }
  }

  private Content voxels(Optional<Blob> blob) {
    return blob.isEmpty()
        ? Content.of(DataZip.empty())
        : Content.of(() -> blobs.open(organization, blob.get()));
  }
}
