package org.clew.server.annotation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.annotation.archive.ArchiveWriter;
import org.clew.server.content.Rendering;
import org.clew.server.storage.Blobs;

/** Writes many annotations as one archive, page by page. */
final class CompoundZip {
  private static final int BUFFER = 1 << 16;

  private final Blobs blobs;
  private final String organization;
  private final boolean withVoxels;
  private final ArchiveNames names = new ArchiveNames();

  CompoundZip(Blobs blobs, String organization, boolean withVoxels) {
    this.blobs = blobs;
    this.organization = organization;
    this.withVoxels = withVoxels;
  }

  /** Answers annotations, a page at a time. */
  interface Pages {
    /** The next ones; none if there are no more. */
    List<Export> next();
  }

  void write(Pages pages, OutputStream out) throws IOException {
    ArchiveWriter archive = new ArchiveWriter(new BufferedOutputStream(out, BUFFER));
    for (List<Export> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      for (Export export : page) {
        add(export, archive);
      }
    }
    // Not after a failure: half an archive must not have an end.
    archive.close();
  }

  private void add(Export export, ArchiveWriter archive) throws IOException {
    String name = names.unique(export.name());
    if (!withVoxels || export.content().volumes().isEmpty()) {
      Rendering rendering =
          Rendering.withoutVoxels(blobs, organization, export.content(), export.heading());
      archive.nml(name + ".nml", rendering::write);
      return;
    }
    Rendering rendering =
        Rendering.of(
            blobs,
            organization,
            export.content(),
            export.heading(),
            layers -> ArchiveNames.compoundDataZips(name, layers));
    AnnotationZip nested = new AnnotationZip(blobs, organization);
    archive.archive(name + ".zip", inner -> nested.write(name, rendering, inner));
  }
}
