package org.clew.client;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlScale;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.jspecify.annotations.Nullable;

/**
 * What someone traced: a skeleton, volume layers and boxes in a dataset. It is in memory but for
 * its voxels, which stay in a file until they are asked for.
 *
 * <pre>{@code
 * try (Annotation annotation = clew.annotations().download(instance)) {
 *   System.out.println(annotation.skeleton().nodeCount());
 *   annotation.save(Path.of(annotation.name() + ".zip"));
 * }
 * }</pre>
 *
 * <p>The {@link #skeleton} can be changed in place, by one thread at a time; the methods {@code
 * with…} return annotations that share it, everything else stays. What was {@link #load loaded}
 * reads voxels from the file it was loaded from, which has to stay meanwhile. What was downloaded
 * with voxels reads them from a temporary file of its own, which goes when it, or any that came of
 * it, is {@link #close closed}; for others closing does nothing.
 */
public final class Annotation implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

  private final String name;
  private final Nml nml;
  private final List<VolumeLayer> layers;
  private final @Nullable Integer version;
  private final @Nullable TemporaryFile file;

  private Annotation(
      String name,
      Nml nml,
      List<VolumeLayer> layers,
      @Nullable Integer version,
      @Nullable TemporaryFile file) {
    this.name = name;
    this.nml = nml.withVolumes(layers.stream().map(VolumeLayer::nml).toList());
    this.layers = List.copyOf(layers);
    this.version = version;
    this.file = file;
  }

  /** A new one in a dataset, without anything in it yet. */
  public static Annotation of(String name, RemoteDataset dataset) {
    NmlParameters parameters = NmlParameters.of(new NmlExperiment(null, null, null, null, null));
    return of(name, Nml.of(parameters, new Skeleton())).withDataset(dataset);
  }

  /**
   * What an NML says.
   *
   * @param name of the annotation, as files are called
   * @param nml shares its skeleton; its volume layers have no voxels
   */
  public static Annotation of(String name, Nml nml) {
    List<VolumeLayer> layers =
        nml.volumes().stream()
            .map(volume -> new VolumeLayer(volume.at(null, volume.format()), null))
            .toList();
    return new Annotation(name, nml, layers, null, null);
  }

  /**
   * The annotation in a file.
   *
   * @param file an NML called {@code .nml}, or an archive of one NML and its voxels called {@code
   *     .zip}
   * @throws UncheckedIOException if it cannot be read, or is no good annotation: the message says
   *     what is wrong, and where
   * @throws IllegalArgumentException if it is called otherwise
   */
  public static Annotation load(Path file) {
    return AnnotationFiles.load(file);
  }

  /**
   * All annotations in an archive such as a compound download, one by one as the stream gets there.
   * Close the stream; the voxels can be read for as long as the file is there.
   *
   * <pre>{@code
   * try (Stream<Annotation> traced = Annotation.loadAll(Path.of("axons_nmls.zip"))) {
   *   traced.forEach(one -> System.out.println(one.name() + " " + one.skeleton().nodeCount()));
   * }
   * }</pre>
   *
   * @throws UncheckedIOException if it cannot be read; also from the stream, at an annotation that
   *     is no good one
   */
  public static Stream<Annotation> loadAll(Path zip) {
    return AnnotationFiles.loadAll(zip);
  }

  /**
   * Writes it to a file, replacing what is there: as an NML if the file is called {@code .nml}, as
   * an archive if it is called {@code .zip}. The file appears whole or not at all.
   *
   * @throws IllegalArgumentException if it is called otherwise, or voxels would be lost in an NML
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    new AnnotationPacking(this).save(file);
  }

  /** Its name: what its file is called, without the suffix. */
  public String name() {
    return name;
  }

  /** Free text, may be empty. */
  public String description() {
    return Optional.ofNullable(nml.parameters().experiment().description()).orElse("");
  }

  /** Its trees; change them in place. */
  public Skeleton skeleton() {
    return nml.skeleton();
  }

  /** Its volume layers. */
  public List<VolumeLayer> volumeLayers() {
    return layers;
  }

  /** The boxes that someone drew, in voxels of the finest mag. */
  public List<NmlBoundingBox> boundingBoxes() {
    return nml.parameters().userBoundingBoxes();
  }

  /** The box of its task, in voxels of the finest mag. */
  public Optional<BoundingBox> taskBoundingBox() {
    return Optional.ofNullable(nml.parameters().taskBoundingBox()).map(NmlBoundingBox::box);
  }

  /** Where the viewer stood; where a task made from it starts. In voxels of the finest mag. */
  public Optional<Vec3Double> position() {
    return Optional.ofNullable(nml.parameters().editPosition());
  }

  /** How the viewer was turned, in degrees around the axes. */
  public Optional<Vec3Double> rotation() {
    return Optional.ofNullable(nml.parameters().editRotation());
  }

  /** The dataset it is in; a file may know only its name. */
  public Optional<ObjectId> datasetId() {
    return id(nml.parameters().experiment().datasetId());
  }

  /** Name of that dataset. */
  public Optional<String> datasetName() {
    return Optional.ofNullable(nml.parameters().experiment().name());
  }

  /** Id of the organization of that dataset. */
  public Optional<String> organization() {
    return Optional.ofNullable(nml.parameters().experiment().organization());
  }

  /** How large a voxel of the finest mag is; empty if whoever wrote the file did not know it. */
  public Optional<VoxelSize> voxelSize() {
    return Optional.ofNullable(nml.parameters().scale()).flatMap(Scales::voxelSize);
  }

  /** Its id on the server that it was downloaded from. */
  public Optional<ObjectId> id() {
    return id(meta("annotationId").orElse(null));
  }

  /** The task it is an instance of, on the server that it was downloaded from. */
  public Optional<ObjectId> taskId() {
    return id(meta("taskId").orElse(null));
  }

  /** First and last name of whose it is, on the server that it was downloaded from. */
  public Optional<String> ownerName() {
    return meta("username");
  }

  /**
   * Which version of the content on the server it was made from, if that told: see {@link
   * Annotations#content}.
   */
  public OptionalInt version() {
    return version == null ? OptionalInt.empty() : OptionalInt.of(version);
  }

  /** All that an NML holds of it, with the same skeleton. */
  public Nml nml() {
    return nml;
  }

  /** The same by another name. */
  public Annotation withName(String newName) {
    return new Annotation(newName, nml, layers, version, file);
  }

  /** The same with another description. */
  public Annotation withDescription(String description) {
    NmlExperiment experiment = nml.parameters().experiment().withDescription(description);
    return with(nml.parameters().withExperiment(experiment));
  }

  /** The same in another dataset. */
  public Annotation withDataset(RemoteDataset dataset) {
    NmlExperiment known = nml.parameters().experiment();
    NmlExperiment experiment =
        new NmlExperiment(
            dataset.name(),
            dataset.organization(),
            dataset.id().value(),
            known.description(),
            known.wkUrl(),
            known.otherAttributes());
    NmlScale scale = dataset.voxelSize().map(Scales::nml).orElse(nml.parameters().scale());
    return with(nml.parameters().withExperiment(experiment).withScale(scale));
  }

  /** The same with another skeleton. */
  public Annotation withSkeleton(Skeleton skeleton) {
    Nml other = new Nml(nml.metas(), nml.parameters(), skeleton, nml.volumes(), nml.others());
    return new Annotation(name, other, layers, version, file);
  }

  /**
   * The same with one volume layer more.
   *
   * @throws IllegalArgumentException if there is one of its name
   */
  public Annotation withVolumeLayer(VolumeLayer layer) {
    if (layers.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      throw new IllegalArgumentException(
          "There is a volume layer “%s” already.".formatted(layer.name()));
    }
    int next = layers.stream().mapToInt(other -> other.nml().id() + 1).max().orElse(0);
    List<VolumeLayer> more = new ArrayList<>(layers);
    more.add(layer.numbered(next));
    return withLayers(more);
  }

  /** The same without its volume layers. */
  public Annotation withoutVolumeLayers() {
    return withLayers(List.of());
  }

  Annotation withLayers(List<VolumeLayer> other) {
    return new Annotation(name, nml, other, version, file);
  }

  /** The same with other boxes that someone drew, in voxels of the finest mag. */
  public Annotation withBoundingBoxes(List<NmlBoundingBox> boxes) {
    NmlParameters parameters = nml.parameters();
    return with(parameters.withBoundingBoxes(boxes, parameters.taskBoundingBox()));
  }

  /** The same with one box more that someone drew, in voxels of the finest mag. */
  public Annotation withBoundingBox(String boxName, BoundingBox box) {
    int next =
        boundingBoxes().stream()
            .mapToInt(other -> other.id() == null ? 0 : other.id() + 1)
            .max()
            .orElse(0);
    List<NmlBoundingBox> boxes = new ArrayList<>(boundingBoxes());
    boxes.add(new NmlBoundingBox(next, boxName, true, null, box));
    return withBoundingBoxes(boxes);
  }

  /** The same with another box for its task, in voxels of the finest mag. */
  public Annotation withTaskBoundingBox(BoundingBox box) {
    return with(
        nml.parameters()
            .withBoundingBoxes(boundingBoxes(), new NmlBoundingBox(null, null, null, null, box)));
  }

  /**
   * The same seen from elsewhere, which is where a task made from it starts.
   *
   * @param position in voxels of the finest mag
   */
  public Annotation withPosition(Vec3Double position) {
    return with(nml.parameters().withView(position, nml.parameters().editRotation()));
  }

  /** The same turned otherwise, in degrees around the axes. */
  public Annotation withRotation(Vec3Double rotation) {
    return with(nml.parameters().withView(nml.parameters().editPosition(), rotation));
  }

  /** The same, made from that version of the content on the server. */
  public Annotation withVersion(int number) {
    return new Annotation(name, nml, layers, number, file);
  }

  Annotation owning(TemporaryFile temporary) {
    return new Annotation(name, nml, layers, version, temporary);
  }

  private Annotation with(NmlParameters parameters) {
    return new Annotation(name, nml.withParameters(parameters), layers, version, file);
  }

  private Optional<String> meta(String wanted) {
    return nml.metas().stream()
        .filter(meta -> meta.name().equals(wanted))
        .map(NmlMeta::content)
        .findFirst();
  }

  private static Optional<ObjectId> id(@Nullable String text) {
    return Optional.ofNullable(text).filter(one -> ID.matcher(one).matches()).map(ObjectId::new);
  }

  /** Deletes the temporary file that it was downloaded into, if there is one. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  @Override
  public String toString() {
    return "Annotation[%s, %d trees, %d nodes, volume layers: %s]"
        .formatted(
            name,
            skeleton().trees().size(),
            skeleton().nodeCount(),
            layers.stream().map(VolumeLayer::name).toList());
  }
}
