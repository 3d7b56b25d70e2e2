package org.clew.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files as people and programs upload them. */
final class Packed {
  /** A volume layer without any voxel. */
  static final byte[] EMPTY_ZIP = zip(Map.of());

  private Packed() {}

  /** An NML about a dataset, with one tree of some nodes, and more elements. */
  static String nml(String experiment, int nodes, String more) {
    StringBuilder text = new StringBuilder(200 + nodes * 120);
    text.append("<things><parameters><experiment ").append(experiment).append("/>");
    text.append("<scale x=\"11.24\" y=\"11.24\" z=\"28.0\" unit=\"nanometer\"/>");
    text.append("<editPosition x=\"10.5\" y=\"20.4\" z=\"-0.5\"/>");
    text.append("<editRotation xRot=\"1.5\" yRot=\"0.0\" zRot=\"90.0\"/>");
    text.append("<taskBoundingBox topLeftX=\"1\" topLeftY=\"2\" topLeftZ=\"3\" width=\"40\"");
    text.append(" height=\"50\" depth=\"60\"/></parameters><thing id=\"1\" name=\"axon\"><nodes>");
    for (int id = 1; id <= nodes; id++) {
      text.append("<node id=\"").append(id).append("\" x=\"").append(id % 1000);
      text.append("\" y=\"2.0\" z=\"3.0\" radius=\"1.0\"/>");
    }
    text.append("</nodes><edges/></thing>").append(more).append("</things>");
    return text.toString();
  }

  /** An NML about a dataset by its name, with one tree of some nodes. */
  static String nml(String dataset, int nodes) {
    return nml("name=\"%s\"".formatted(dataset), nodes, "");
  }

  /** Voxels of a volume layer, of about some bytes that cannot be packed. */
  static byte[] voxels(int bytes) {
    byte[] chunk = new byte[bytes];
    new Random(bytes).nextBytes(chunk);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("1/header.wkw", new byte[16]);
    entries.put("1/z0/y0/x0.wkw", chunk);
    return zip(entries);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Names and contents, each text or bytes. */
  static byte[] zip(Object... namesAndContents) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Object content = namesAndContents[i + 1];
      entries.put(
          (String) namesAndContents[i],
          content instanceof String text ? text(text) : (byte[]) content);
    }
    return zip(entries);
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry made = new ZipEntry(entry.getKey());
        // Always the same, so that the same files make the same bytes.
        made.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(made);
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The entries of a zip, by name. */
  static Map<String, byte[]> unzip(byte[] bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return entries;
  }
}
