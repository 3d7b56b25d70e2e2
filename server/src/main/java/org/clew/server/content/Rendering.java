package org.clew.server.content;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;
import org.jspecify.annotations.Nullable;

/** Content about to be written as an NML file, with the files that go beside it. */
public final class Rendering {
  private final Heading heading;
  private final Content content;
  private final @Nullable StoredNml stored;
  private final Nml around;
  private final List<NmlVolume> volumes = new ArrayList<>();
  private final Map<String, Optional<Blob>> files = new LinkedHashMap<>();

  private Rendering(Heading heading, Content content, @Nullable StoredNml stored, Nml around) {
    this.heading = heading;
    this.content = content;
    this.stored = stored;
    this.around = around;
  }

  /** What the files of volume layers are called. */
  @FunctionalInterface
  public interface Naming {
    /** The names, in the order of the layers. */
    List<String> of(List<String> layers);
  }

  /** With voxels beside it. */
  public static Rendering of(
      Blobs blobs, String organization, Content content, Heading heading, Naming naming)
      throws IOException {
    Rendering rendering = of(blobs, organization, content, heading);
    rendering.addVolumes(naming);
    return rendering;
  }

  /** Without voxels. */
  public static Rendering withoutVoxels(
      Blobs blobs, String organization, Content content, Heading heading) throws IOException {
    Rendering rendering = of(blobs, organization, content, heading);
    rendering.addVolumes(null);
    return rendering;
  }

  private static Rendering of(Blobs blobs, String organization, Content content, Heading heading)
      throws IOException {
    ContentRow row = content.row();
    if (row == null) {
      return new Rendering(
          heading, content, null, Nml.of(NmlParameters.of(heading.experiment()), new Skeleton()));
    }
    StoredNml stored = StoredNml.open(blobs, organization, row);
    return new Rendering(heading, content, stored, stored.readAround());
  }

  /** The files beside it, by name, in order; a layer without any voxel has one without bytes. */
  public Map<String, Optional<Blob>> files() {
    return files;
  }

  /** Writes the NML; does not close the stream. */
  public void write(OutputStream out) throws IOException {
    NmlWriter writer = new NmlWriter(out);
    writer.head(metas(), parameters());
    if (content.hasSkeleton()) {
      if (stored == null) {
        writer.skeleton(StartSkeleton.of(start()));
      } else {
        stored.copySkeleton(writer);
      }
    } else {
      writer.skeleton(new Skeleton());
    }
    for (NmlVolume volume : volumes) {
      writer.volume(volume);
    }
    writer.others(around.others());
    writer.end();
  }

  private void addVolumes(@Nullable Naming naming) {
    List<String> layers = content.volumes().stream().map(ContentLayer::name).toList();
    List<String> names = naming == null ? List.of() : naming.of(layers);
    Map<String, NmlVolume> known =
        around.volumes().stream().collect(Collectors.toMap(ContentLayer::nameOf, volume -> volume));
    for (int i = 0; i < layers.size(); i++) {
      String layer = layers.get(i);
      NmlVolume volume = known.getOrDefault(layer, emptyVolume(i, layer));
      if (naming == null) {
        volumes.add(volume.at(null, null));
      } else {
        files.put(names.get(i), blob(volume.location()));
        volumes.add(volume.at(names.get(i), volume.format()));
        addFilesBeside(volume);
      }
    }
  }

  private void addFilesBeside(NmlVolume volume) {
    for (String location : VolumeFiles.besideVoxels(volume).values()) {
      Optional<Blob> blob = blob(location);
      if (blob.isPresent()) {
        files.putIfAbsent(location, blob);
      }
    }
  }

  private Optional<Blob> blob(@Nullable String location) {
    ContentRow row = content.row();
    return row == null || location == null ? Optional.empty() : row.file(location);
  }

  private static NmlVolume emptyVolume(int id, String layer) {
    return new NmlVolume(
        id,
        layer,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        new Groups(),
        Map.of(),
        List.of());
  }

  private List<NmlMeta> metas() {
    Set<String> ours = heading.metas().stream().map(NmlMeta::name).collect(Collectors.toSet());
    List<NmlMeta> metas = new ArrayList<>(heading.metas());
    around.metas().stream().filter(meta -> !ours.contains(meta.name())).forEach(metas::add);
    return metas;
  }

  private NmlParameters parameters() {
    NmlParameters known = around.parameters();
    Content.Start start = content.start();
    return new NmlParameters(
        heading.experiment(),
        heading.scale(),
        Vec3Double.ZERO,
        known.time() == null && start != null ? Long.valueOf(start.moment()) : known.time(),
        start == null ? known.editPosition() : whole(start.position()),
        known.editPositionAdditional(),
        start == null ? known.editRotation() : start.rotation(),
        known.zoomLevel(),
        activeNode(),
        known.userBoundingBoxes(),
        heading.taskBox() == null ? null : NmlBoundingBox.of(heading.taskBox()),
        known.additionalAxes(),
        known.otherAttributes(),
        known.others());
  }

  private @Nullable Integer activeNode() {
    if (!content.hasSkeleton()) {
      return null;
    }
    return stored == null ? Integer.valueOf(StartSkeleton.NODE) : around.parameters().activeNode();
  }

  private Content.Start start() {
    Content.Start start = content.start();
    if (start == null) {
      throw new IllegalStateException("Content is stored, or it has a start.");
    }
    return start;
  }

  private static Vec3Double whole(Vec3Int position) {
    return new Vec3Double(position.x(), position.y(), position.z());
  }
}
