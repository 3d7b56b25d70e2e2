package org.clew.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.annotation.archive.ArchiveLimits;
import org.clew.annotation.archive.Content;
import org.clew.annotation.archive.DataZip;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.Segment;
import org.clew.annotation.skeleton.Groups;
import org.jspecify.annotations.Nullable;

/**
 * A volume layer of an annotation. Its voxels stay in a file and are opened when asked for; they
 * are not decoded.
 *
 * <pre>{@code
 * for (VolumeLayer layer : annotation.volumeLayers()) {
 *   layer.saveVoxels(Path.of(layer.name() + ".zip"));
 * }
 * }</pre>
 */
public final class VolumeLayer {
  private static final String NAMELESS = "Volume";

  private final NmlVolume nml;
  private final Content.@Nullable Opener voxels;

  VolumeLayer(NmlVolume nml, Content.@Nullable Opener voxels) {
    this.nml = nml;
    this.voxels = voxels;
  }

  /**
   * A new layer.
   *
   * @param name unique in its annotation
   * @param dataZip its voxels: a zip of WKW or Zarr 3 as WEBKNOSSOS packs them, which stays where
   *     it is and is read when the annotation is sent or saved
   * @throws UncheckedIOException if this is no such zip
   */
  public static VolumeLayer of(String name, Path dataZip) {
    try {
      VolumeFormat format = DataZip.check(dataZip, ArchiveLimits.OF_DATA).format();
      return new VolumeLayer(
          empty(name).at(null, format == null ? null : format.wireName()),
          () -> Files.newInputStream(dataZip));
    } catch (IOException unreadable) {
      throw AnnotationFiles.cannotRead(dataZip, unreadable);
    }
  }

  /** A new layer without voxels. */
  public static VolumeLayer of(String name) {
    return new VolumeLayer(empty(name), null);
  }

  private static NmlVolume empty(String name) {
    return new NmlVolume(
        0, name, null, null, null, null, null, null, List.of(), new Groups(), Map.of(), List.of());
  }

  /** Unique in its annotation. */
  public String name() {
    return Objects.requireNonNullElse(nml.name(), NAMELESS);
  }

  /** How its voxels are stored; empty if the file names a format that is not known. */
  public Optional<VolumeFormat> format() {
    String format = nml.format();
    return format == null ? Optional.of(VolumeFormat.WKW) : VolumeFormat.ofWireName(format);
  }

  /** The layer of the dataset that it started from. */
  public Optional<String> fallbackLayer() {
    return Optional.ofNullable(nml.fallbackLayer());
  }

  /** The largest id that any of its voxels has. */
  public OptionalLong largestSegmentId() {
    Long largest = nml.largestSegmentId();
    return largest == null ? OptionalLong.empty() : OptionalLong.of(largest);
  }

  /** What people said about segments. */
  public List<Segment> segments() {
    return nml.segments();
  }

  /** All that the annotation’s NML says about it. */
  public NmlVolume nml() {
    return nml;
  }

  /** Whether its voxels came along, if only as an empty zip. */
  public boolean hasVoxels() {
    return voxels != null;
  }

  /**
   * The data zip with its voxels, to be read and closed; {@link DataZip} tells what is in it.
   *
   * @throws IllegalStateException if no voxels came along, or the annotation was closed
   * @throws UncheckedIOException if the file that they are in cannot be read
   */
  public InputStream openVoxels() {
    try {
      return voxelsOrFail().open();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the voxels of “" + name() + "”", unreadable);
    }
  }

  /**
   * Copies the data zip into a file, replacing what is there.
   *
   * @throws IllegalStateException if no voxels came along, or the annotation was closed
   * @throws UncheckedIOException if the one file cannot be read or the other not be written
   */
  public void saveVoxels(Path dataZip) {
    try (InputStream in = voxelsOrFail().open()) {
      Files.copy(in, dataZip, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot copy the voxels of “%s” to %s".formatted(name(), dataZip), failed);
    }
  }

  private Content.Opener voxelsOrFail() {
    if (voxels == null) {
      throw new IllegalStateException(
          "The voxels of “%s” did not come along; download the annotation with them."
              .formatted(name()));
    }
    return voxels;
  }

  Content content() {
    return Content.of(voxelsOrFail());
  }

  VolumeLayer numbered(int id) {
    NmlVolume other =
        new NmlVolume(
            id,
            nml.name(),
            nml.location(),
            nml.format(),
            nml.fallbackLayer(),
            nml.largestSegmentId(),
            nml.mappingName(),
            nml.mappingIsLocked(),
            nml.segments(),
            nml.groups(),
            nml.otherAttributes(),
            nml.others());
    return new VolumeLayer(other, voxels);
  }

  @Override
  public String toString() {
    return "VolumeLayer[" + name() + (hasVoxels() ? "" : ", without voxels") + "]";
  }
}
