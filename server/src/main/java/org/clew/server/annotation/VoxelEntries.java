package org.clew.server.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.annotation.archive.ArchiveException;
import org.clew.annotation.archive.DataZip;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.json.WireJson;
import org.clew.model.Mag;
import org.clew.server.content.OpenDataZips;
import org.clew.server.content.OpenDataZips.Lent;
import org.clew.server.dataset.ByteRange;
import org.clew.server.dataset.DataSources;
import org.clew.server.dataset.VoxelFile;
import org.clew.server.http.ETag;
import org.clew.server.storage.Blob;
import org.clew.server.storage.FilePart;
import tools.jackson.core.JacksonException;

/** Files in the data zips of an organization. What is no data zip holds none. */
record VoxelEntries(OpenDataZips zips, String organization) {
  private static final String FOLDER_OF_ZARR = "volumeAnnotationData/";
  private static final int LARGEST_DOCUMENT = 1 << 20;

  /**
   * A mag of a layer.
   *
   * @param folder where it lies, seen from the layer
   */
  record MagFolder(Mag mag, String folder) {}

  /**
   * What a data zip says of its layer.
   *
   * @param mags from fine to coarse
   * @param described the layer as the document in the zip describes it, if it does
   */
  record Layer(VolumeFormat format, List<MagFolder> mags, Optional<ZipDocument.Layer> described) {}

  /** Empty if there are no voxels. */
  Optional<Layer> layer(Blob blob) throws IOException {
    try (Lent lent = zips.lend(organization, blob)) {
      DataZip.Contents contents = lent.contents();
      VolumeFormat format = contents.format();
      if (format == null) {
        return Optional.empty();
      }
      DataZip zip = lent.zip();
      List<MagFolder> mags =
          contents.mags().stream()
              .map(mag -> new MagFolder(mag, folder(zip, format, mag)))
              .toList();
      return Optional.of(new Layer(format, mags, described(zip)));
    } catch (ArchiveException unreadable) {
      return Optional.empty();
    }
  }

  /** A mag has one of two names: 2-2-2 is 2 as well. */
  private static String folder(DataZip zip, VolumeFormat format, Mag mag) {
    String marker =
        switch (format) {
          case WKW -> "/header.wkw";
          case ZARR3 -> "/zarr.json";
        };
    String name = mag.toString();
    return zip.bytes(path(format, name + marker)).isPresent()
        ? name
        : mag.x() + "-" + mag.y() + "-" + mag.z();
  }

  private static Optional<ZipDocument.Layer> described(DataZip zip) throws IOException {
    Optional<InputStream> entry = zip.entry(DataSources.DOCUMENT);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = entry.get()) {
      byte[] document = in.readNBytes(LARGEST_DOCUMENT);
      return WireJson.mapper().readValue(document, ZipDocument.class).layer();
    } catch (JacksonException misshapen) {
      return Optional.empty();
    }
  }

  /** A file of a layer, e.g. {@code 1/zarr.json}; empty if there is none. */
  Optional<VoxelFile> file(Blob blob, String name) throws IOException {
    try (Lent lent = zips.lend(organization, blob)) {
      VolumeFormat format = lent.contents().format();
      if (format == null) {
        return Optional.empty();
      }
      String path = path(format, name);
      OptionalLong bytes = lent.zip().bytes(path);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      // A blob never changes.
      ETag etag = new ETag("%s-%x".formatted(blob.hash(), path.hashCode()));
      return Optional.of(
          new VoxelFile(
              bytes.getAsLong(),
              etag,
              VoxelFile.type(name.substring(name.lastIndexOf('/') + 1)),
              part -> open(blob, path, part)));
    } catch (ArchiveException unreadable) {
      return Optional.empty();
    }
  }

  private InputStream open(Blob blob, String path, ByteRange part) throws IOException {
    Lent lent = zips.lend(organization, blob);
    try {
      InputStream entry = lent.zip().entry(path).orElseThrow();
      return FilePart.of(lent.until(entry), part.first(), part.length());
    } catch (IOException | RuntimeException failed) {
      lent.close();
      throw failed;
    }
  }

  private static String path(VolumeFormat format, String name) {
    return switch (format) {
      case WKW -> name;
      case ZARR3 -> FOLDER_OF_ZARR + name;
    };
  }
}
