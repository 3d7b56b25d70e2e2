package org.clew.server.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.clew.model.Vec3Int;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.failure.Failure;
import org.clew.server.http.ETag;
import org.clew.server.voxel.StoredArray;
import org.clew.server.voxel.VoxelArrays;

/** Draws planes of layers. */
final class PlaneDrawing {
  private static final long MOST_BYTES = 256 << 20;
  private static final int MOST_REMOTE = 128;

  private final VoxelArrays arrays;
  private final Drawings drawings;
  private final Contrast contrast;

  PlaneDrawing(VoxelArrays arrays, Drawings drawings) {
    this.arrays = arrays;
    this.drawings = drawings;
    contrast = new Contrast(arrays);
  }

  Picture plane(DatasetFolder folder, String name, PlaneWish wish) {
    ImageLayer layer = ImageLayer.of(folder.document(), name);
    Vec3Int position = wish.position() == null ? layer.center() : wish.position();
    View view = View.of(wish.plane(), position, wish.size(), wish.zoom(), layer.voxelSize());
    MagArray mag = MagChoice.of(layer, view, wish.mag());
    StoredArray array = arrays.open(folder, layer.format(), mag.path());
    PlanePainter painter = new PlanePainter(layer, mag, array, view);
    Set<String> needed = new LinkedHashSet<>();
    List<int[]> chunks = painter.chunks();
    chunks.forEach(chunk -> needed.add(array.file(chunk)));
    check(chunks.size() * (long) array.chunkBytes(), folder.isRemote(mag.path()), needed.size());
    Tags tags = new Tags().add(folder.id()).add(layer).add(mag.path()).add(view).add(wish);
    needed.forEach(file -> tags.add(array.stamp(file)));
    Window given = wish.window();
    if (given != null || layer.isSegmentation()) {
      Window window = given == null ? Window.BYTE : given;
      return picture(tags, () -> painter.paint(window));
    }
    Contrast.Sample sample = contrast.sample(folder, layer);
    tags.add(sample.stamps());
    return picture(tags, () -> painter.paint(contrast.window(sample)));
  }

  private Picture picture(Tags tags, Supplier<byte[]> painting) {
    ETag tag = tags.tag();
    return new Picture(tag, Picture.PNG, () -> drawings.get(tag, painting));
  }

  private static void check(long bytes, boolean isRemote, int files) {
    if (bytes > MOST_BYTES) {
      throw Failure.badRequest(
          "For this plane %d MB of voxels would have to be read; at most %d are. Use a smaller “zoom”, a smaller “size” or a coarser “mag”."
              .formatted(bytes >> 20, MOST_BYTES >> 20));
    }
    if (isRemote && files > MOST_REMOTE) {
      throw Failure.badRequest(
          "For this plane %d files would have to be read from their address; at most %d are. Use a smaller “zoom” or a smaller “size”."
              .formatted(files, MOST_REMOTE));
    }
  }
}
