package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireAnnotationLayer;

/**
 * What the server knows about an annotation without opening it. With type {@link
 * AnnotationType#TASK} it is an instance of a task: one person’s share.
 *
 * <p>The methods that change it return it as the server has it afterwards.
 */
public final class AnnotationInfo implements Thing<AnnotationInfo> {
  private final Clew clew;
  private final WireAnnotation wire;

  AnnotationInfo(Clew clew, WireAnnotation wire) {
    this.clew = clew;
    this.wire = present(wire, "annotation");
    present(wire.id(), "id");
    present(wire.typ(), "typ");
    present(wire.state(), "state");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** What it is made for. */
  public AnnotationType type() {
    return wire.typ();
  }

  /** Where it stands. */
  public AnnotationState state() {
    return wire.state();
  }

  /** Whose it is; empty if one may not see that. */
  public Optional<ObjectId> ownerId() {
    return Optional.ofNullable(wire.owner()).map(owner -> owner.id());
  }

  /** Free text, may be empty. */
  public String name() {
    return wire.name();
  }

  /** Free text, may be empty. */
  public String description() {
    return wire.description();
  }

  /** When it was last changed. */
  public Instant modified() {
    return Instant.ofEpochMilli(wire.modified());
  }

  /** Time spent on it; empty until some was logged. */
  public Optional<Duration> tracingTime() {
    return Optional.ofNullable(wire.tracingTime()).map(Duration::ofMillis);
  }

  /** Its task, if it is an instance of one and the server sent it along. */
  public Optional<Task> task() {
    return Optional.ofNullable(wire.task()).map(task -> new Task(clew, task));
  }

  /** Name of its dataset. */
  public String datasetName() {
    return present(wire.dataSetName(), "dataSetName");
  }

  /** Who may look at it. */
  public Visibility visibility() {
    return present(wire.visibility(), "visibility");
  }

  /** Names of its volume layers. */
  public List<String> volumeLayerNames() {
    List<WireAnnotationLayer> layers = wire.annotationLayers();
    return layers == null
        ? List.of()
        : layers.stream()
            .filter(layer -> "Volume".equals(layer.typ()))
            .map(WireAnnotationLayer::name)
            .toList();
  }

  /** Free words. */
  public List<String> tags() {
    List<String> tags = wire.tags();
    return tags == null ? List.of() : List.copyOf(tags);
  }

  /** All it has; see {@link Annotations#download(Ref)}. */
  public Annotation download() {
    return clew.annotations().download(this);
  }

  /** As much of it as is wanted; see {@link Annotations#download(Ref, DownloadOptions)}. */
  public Annotation download(DownloadOptions options) {
    return clew.annotations().download(this, options);
  }

  /** Saves it as it comes; see {@link Annotations#download(Ref, Path, DownloadOptions)}. */
  public Path download(Path target) {
    return clew.annotations().download(this, target, DownloadOptions.ALL);
  }

  /** Its latest content, to be changed and handed in; see {@link Annotations#content}. */
  public Annotation content() {
    return clew.annotations().content(this);
  }

  /** Hands work in; see {@link Annotations#submit(Ref, Annotation)}. */
  public Submission submit(Annotation work) {
    return clew.annotations().submit(this, work);
  }

  /** Every content that it ever had; see {@link Annotations#versions}. */
  public List<AnnotationVersion> versions() {
    return clew.annotations().versions(this);
  }

  /** Changes what is said about it; see {@link Annotations#edit}. */
  public AnnotationInfo edit(AnnotationChange change) {
    return clew.annotations().edit(this, change);
  }

  /** Copies it into a free one of one’s own; see {@link Annotations#duplicate}. */
  public AnnotationInfo duplicate() {
    return clew.annotations().duplicate(this);
  }

  /** Puts it and another together into a new free one; see {@link Annotations#merge}. */
  public AnnotationInfo merge(Ref<AnnotationInfo> other) {
    return clew.annotations().merge(this, other);
  }

  /** Address of its page. */
  public URI url() {
    return URI.create(clew.url() + "/annotations/" + id());
  }

  /** Says that it is done; see {@link Annotations#finish}. */
  public AnnotationInfo finish() {
    return clew.annotations().finish(this);
  }

  /** Takes it up again; see {@link Annotations#reopen}. */
  public AnnotationInfo reopen() {
    return clew.annotations().reopen(this);
  }

  /** Gives it to someone else; see {@link Annotations#transfer}. */
  public AnnotationInfo transfer(Ref<User> user) {
    return clew.annotations().transfer(this, user);
  }

  /** Throws away what was traced; see {@link Annotations#reset}. */
  public AnnotationInfo reset() {
    return clew.annotations().reset(this);
  }

  /** Ends it without a result; see {@link Annotations#cancel}. */
  public void cancel() {
    clew.annotations().cancel(this);
  }

  /** Gives it back unfinished; see {@link Annotations#handBack}. */
  public void handBack(String reason) {
    clew.annotations().handBack(this, reason);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotationInfo annotation && wire.equals(annotation.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "AnnotationInfo[" + type() + ", " + state() + ", " + id() + "]";
  }
}
