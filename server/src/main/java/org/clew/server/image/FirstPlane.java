package org.clew.server.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.clew.model.ObjectId;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.dataset.RemoteFiles;
import org.clew.server.failure.Failure;
import org.clew.server.voxel.VoxelArrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws planes of a tiny dataset while the server starts, so that who looks at the first real one
 * need not wait for some hundred classes and the graphics of the JDK.
 */
public final class FirstPlane {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPlane.class);
  private static final int LENGTH = 64;
  private static final String ARRAY =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [1, 64, 64], "data_type": "uint8",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [1, 64, 64]}},
       "chunk_key_encoding": {"name": "default", "configuration": {"separator": "."}},
       "fill_value": 0, "codecs": [{"name": "bytes"}, {"name": "gzip", "configuration": {"level": 1}}]}
      """;
  private static final String DOCUMENT =
      """
      {"id": {"name": "tiny", "team": ""}, "scale": {"factor": [1, 1, 1], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3", "numChannels": 1,
         "boundingBox": {"topLeft": [0, 0, 0], "width": 64, "height": 64, "depth": 1},
         "mags": [{"mag": [1, 1, 1], "path": "./1", "axisOrder": {"x": 2, "y": 1, "z": 0}}]}]}
      """;

  private FirstPlane() {}

  /** Draws, and leaves nothing behind. What goes wrong is no matter: the first one is slow then. */
  public static void draw(RemoteFiles remote) {
    try {
      Path directory = Files.createTempDirectory("clew-plane");
      Path metadata = directory.resolve("1/zarr.json");
      Path chunk = directory.resolve("1/c.0.0.0");
      try {
        Files.createDirectory(directory.resolve("1"));
        Files.writeString(metadata, ARRAY);
        Files.write(chunk, packed());
        DatasetFolder folder =
            new DatasetFolder(new ObjectId("0".repeat(24)), directory.toString(), DOCUMENT, remote);
        PlaneDrawing drawing = new PlaneDrawing(new VoxelArrays(1 << 20), new Drawings(1, 1 << 20));
        // One within the dataset, one that reaches beyond it, which has another kind of pixels.
        for (int length : List.of(LENGTH / 2, 2 * LENGTH)) {
          Size size = new Size(length, length);
          PlaneWish wish = new PlaneWish(Plane.XY, null, size, 1, null, null);
          var _ = drawing.plane(folder, "color", wish).drawing().get();
        }
      } finally {
        for (Path left : List.of(chunk, metadata, directory.resolve("1"), directory)) {
          Files.deleteIfExists(left);
        }
      }
    } catch (IOException | Failure failed) {
      LOG.debug("No plane could be drawn at the start", failed);
    }
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[LENGTH * LENGTH]);
    }
    return bytes.toByteArray();
  }
}
