package org.clew.server.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.clew.model.Vec3Int;
import org.clew.server.content.Content;
import org.clew.server.content.ContentRow;
import org.clew.server.storage.Blobs;

/** The trees of some content, as they are stored. */
final class TracedTrees implements Preview.Trees {
  private static final int RED = 0xff0000;

  private final Blobs blobs;
  private final String organization;
  private final Content content;

  TracedTrees(Blobs blobs, String organization, Content content) {
    this.blobs = blobs;
    this.organization = organization;
    this.content = content;
  }

  @Override
  public void read(SkeletonScan.Listener listener) {
    ContentRow row = content.row();
    Content.Start start = content.start();
    if (!content.hasSkeleton()) {
      return;
    }
    if (row == null) {
      if (start != null) {
        Vec3Int at = start.position();
        listener.tree(RED);
        listener.node(1, at.x(), at.y(), at.z());
      }
      return;
    }
    try (InputStream in =
        blobs.open(organization, row.nml(), row.skeletonFrom(), row.skeletonBytes())) {
      SkeletonScan.read(in, listener);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
