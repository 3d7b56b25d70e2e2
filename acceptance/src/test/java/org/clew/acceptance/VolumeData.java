package org.clew.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Data zips of volume layers, with files that only look like voxels. */
final class VolumeData {
  static final String METADATA = "{\"zarr_format\":3,\"node_type\":\"array\"}";
  static final String CHUNK = "0123456789".repeat(1000);

  private static final String DOCUMENT =
      """
      {"id": {"name": "tmp", "team": ""},
       "scale": {"factor": [11.24, 11.24, 28.0], "unit": "nanometer"},
       "dataLayers": [{"name": "volumeAnnotationData", "category": "segmentation",
         "boundingBox": {"topLeft": [16, 16, 0], "width": 160, "height": 160, "depth": 40},
         "dataFormat": "zarr3", "elementClass": "uint16", "numChannels": 1,
         "largestSegmentId": null,
         "mags": [{"mag": [16, 16, 4], "path": "./volumeAnnotationData/16-16-4",
           "axisOrder": {"c": 0, "x": 1, "y": 2, "z": 3}}]}],
       "version": 1}
      """;

  private VolumeData() {}

  /** As the official client writes it: {@code 16-16-4} with one packed and one stored chunk. */
  static byte[] zarr() {
    return zip(zip -> {
      put(zip, "datasource-properties.json", DOCUMENT);
      put(zip, "volumeAnnotationData/16-16-4/zarr.json", METADATA);
      put(zip, "volumeAnnotationData/16-16-4/c.0.0.0.0", CHUNK);
      store(zip, "volumeAnnotationData/16-16-4/c.0.1.0.0", CHUNK);
    });
  }

  /** The older format. */
  static byte[] wkw() {
    return zip(zip -> {
      put(zip, "1/header.wkw", "WKW");
      put(zip, "1/z0/y0/x0.wkw", CHUNK);
      put(zip, "2-2-1/header.wkw", "WKW");
    });
  }

  private interface Filling {
    void fill(ZipOutputStream zip) throws IOException;
  }

  private static byte[] zip(Filling filling) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      filling.fill(zip);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** Of a fixed time, so that the same files make the same zip whenever they are packed. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    return entry;
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void store(ZipOutputStream zip, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
