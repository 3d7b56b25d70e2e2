package org.clew.server.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.server.content.Rendering;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;

/** Writes an annotation and its voxels as an archive. */
record AnnotationZip(Blobs blobs, String organization) {
  private static final byte[] EMPTY_ZIP = {
    'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  void write(String name, Rendering rendering, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(name + ".nml"));
    rendering.write(zip);
    zip.closeEntry();
    // Voxels are compressed already.
    zip.setLevel(Deflater.NO_COMPRESSION);
    for (Map.Entry<String, Optional<Blob>> file : rendering.files().entrySet()) {
      zip.putNextEntry(new ZipEntry(file.getKey()));
      copy(file.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private void copy(Optional<Blob> blob, OutputStream out) throws IOException {
    if (blob.isEmpty()) {
      out.write(EMPTY_ZIP);
      return;
    }
    try (InputStream in = blobs.open(organization, blob.get())) {
      in.transferTo(out);
    }
  }
}
