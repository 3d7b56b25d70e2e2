package org.clew.client;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireAnnotationChange;

/**
 * Annotations: the instances of tasks, and free ones. A reference by id alone is taken for an
 * instance of a task.
 */
public final class Annotations {
  private static final Pattern PAGE = Pattern.compile("/annotations/(?:\\w+/)?([0-9a-f]{24})/?");

  private final Clew clew;

  Annotations(Clew clew) {
    this.clew = clew;
  }

  /**
   * What the server knows about one annotation ({@code GET /annotations/{id}/info}). Logs no time.
   *
   * @throws UnexpectedStatusException if there is none, it is cancelled or not visible
   */
  public AnnotationInfo byId(ObjectId id) {
    return info(clew.http().get(Route.of("/annotations/{}/info", id)));
  }

  /** What the server knows about one annotation, by the text of an id. */
  public AnnotationInfo byId(String id) {
    return byId(new ObjectId(id));
  }

  /** One’s own free annotations that are not archived, newest first. */
  public Stream<AnnotationInfo> open() {
    return stream(Route.of("/user/annotations").with("isFinished", false));
  }

  /** One’s own free annotations that are archived, newest first. */
  public Stream<AnnotationInfo> finished() {
    return stream(Route.of("/user/annotations").with("isFinished", true));
  }

  /**
   * An annotation with all it has ({@code GET /annotations/{id}/download}). Close it: voxels are in
   * a temporary file.
   *
   * <pre>{@code
   * try (Annotation annotation = clew.annotations().download(Ref.id("681dc3a10100002b00a1b2c3"))) {
   *   System.out.println(annotation.skeleton().nodeCount());
   * }
   * }</pre>
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   * @throws InvalidResponseException if what comes is no good annotation
   */
  public Annotation download(Ref<AnnotationInfo> annotation) {
    return download(annotation, DownloadOptions.ALL);
  }

  /** As much of an annotation as is wanted, as {@link #download(Ref)}. */
  public Annotation download(Ref<AnnotationInfo> annotation, DownloadOptions options) {
    return transfers().read(options.on(downloading(annotation)));
  }

  /**
   * An annotation by the address of its page, e.g. {@code
   * https://webknossos.org/annotations/681dc3a10100002b00a1b2c3}, as {@link #download(Ref)}.
   *
   * @throws IllegalArgumentException if this is not the address of an annotation of this server
   */
  public Annotation download(URI page) {
    return download(page, DownloadOptions.ALL);
  }

  /** As much of an annotation as is wanted, by the address of its page. */
  public Annotation download(URI page, DownloadOptions options) {
    return download(ref(page), options);
  }

  /**
   * Saves an annotation as it comes, never holding it in memory: an NML, or an archive if it has
   * volume layers ({@code GET /annotations/{id}/download}).
   *
   * @param target a file, which is replaced and appears whole or not at all; or a directory, where
   *     the file is called as the server says
   * @return the file
   * @throws UnexpectedStatusException if there is none or it is not visible
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public Path download(Ref<AnnotationInfo> annotation, Path target, DownloadOptions options) {
    return transfers().save(options.on(downloading(annotation)), target);
  }

  /** Passes an annotation on as it comes, as into a file; does not close the stream. */
  public void download(Ref<AnnotationInfo> annotation, OutputStream out, DownloadOptions options) {
    transfers().pass(options.on(downloading(annotation)), out);
  }

  private static Route downloading(Ref<AnnotationInfo> annotation) {
    return Route.of("/annotations/{}/download", RefByName.id(annotation));
  }

  private Ref<AnnotationInfo> ref(URI page) {
    Matcher id = PAGE.matcher(page.getPath() == null ? "" : page.getPath());
    if (!page.toString().startsWith(clew.url() + "/") || !id.matches()) {
      throw new IllegalArgumentException(
          "%s is not the address of an annotation at %s.".formatted(page, clew.url()));
    }
    return Ref.id(id.group(1));
  }

  /**
   * Makes a new free annotation of one’s own ({@code POST /annotations/upload}). It is sent as a
   * zip that is packed on the disk first.
   *
   * @return the new annotation as the server has it
   * @throws UnexpectedStatusException if it is refused, e.g. because its dataset is not there
   */
  public AnnotationInfo upload(Annotation annotation) {
    return upload(annotation, UploadOptions.DEFAULT);
  }

  /** Makes a new free annotation of one’s own in some way, as {@link #upload(Annotation)}. */
  public AnnotationInfo upload(Annotation annotation, UploadOptions options) {
    return transfers().upload(annotation, options);
  }

  /**
   * Makes one new free annotation of one’s own of all these files ({@code POST
   * /annotations/upload}), read while they are sent.
   *
   * @param files called {@code .nml} or {@code .zip}, about one dataset
   * @throws IllegalArgumentException if there is none
   * @throws UnexpectedStatusException if they are refused, with a message for each bad file
   */
  public AnnotationInfo uploadFiles(List<Path> files, UploadOptions options) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There is no file to upload.");
    }
    return transfers().upload(SentFile.all(files), options);
  }

  private AnnotationTransfers transfers() {
    return new AnnotationTransfers(clew);
  }

  /**
   * The latest content of an annotation ({@code GET /api/clew/v1/annotations/{id}/content}), which
   * knows its {@link Annotation#version}, to be changed and {@link #submit handed in}; only on
   * Clew’s own server. Close it: voxels are in a temporary file.
   *
   * <pre>{@code
   * try (Annotation work = clew.annotations().content(instance)) {
   *   Tree tree = work.skeleton().trees().get(0);
   *   tree.addEdge(tree.node(0), tree.addNode(Vec3Double.of(104, 80, 31)));
   *   clew.annotations().submit(instance, work);
   * }
   * }</pre>
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public Annotation content(Ref<AnnotationInfo> annotation) {
    return versions().content(RefByName.id(annotation));
  }

  /**
   * Hands work in: it becomes the content of the annotation, all earlier versions stay ({@code PUT
   * /api/clew/v1/annotations/{id}/content}); only on Clew’s own server. A volume layer whose voxels
   * did not come along keeps those that the server has.
   *
   * @param work made from the version that it names; one without a version is taken only as long as
   *     nothing was handed in
   * @throws ConflictException if someone handed in something else meanwhile
   * @throws UnexpectedStatusException if it is refused, e.g. because the task has other layers
   */
  public Submission submit(Ref<AnnotationInfo> annotation, Annotation work) {
    return versions().submit(RefByName.id(annotation), work);
  }

  /**
   * Hands in a file, read while it is sent, as {@link #submit(Ref, Annotation)}.
   *
   * @param work called {@code .nml} or {@code .zip}
   * @param version that it was made from
   */
  public Submission submit(Ref<AnnotationInfo> annotation, Path work, int version) {
    return versions().submit(RefByName.id(annotation), work, version);
  }

  /**
   * Every content that an annotation ever had, newest first ({@code GET
   * /api/clew/v1/annotations/{id}/versions}); only on Clew’s own server. To get one, download with
   * {@link DownloadOptions#ofVersion}.
   */
  public List<AnnotationVersion> versions(Ref<AnnotationInfo> annotation) {
    return versions().list(RefByName.id(annotation));
  }

  /**
   * Brings an old version back, as a new one ({@code POST
   * /api/clew/v1/annotations/{id}/versions/{version}/restore}); only on Clew’s own server.
   *
   * @param version to bring back
   * @param latest the latest one, as far as the caller knows
   * @throws ConflictException if there is a later one
   */
  public Submission restore(Ref<AnnotationInfo> annotation, int version, int latest) {
    return versions().restore(RefByName.id(annotation), version, latest);
  }

  private AnnotationVersions versions() {
    return new AnnotationVersions(clew);
  }

  /**
   * Changes what is said about an annotation ({@code PATCH /annotations/{typ}/{id}/edit}).
   *
   * @return the annotation as the server has it then
   * @throws UnexpectedStatusException if it is refused
   */
  public AnnotationInfo edit(Ref<AnnotationInfo> annotation, AnnotationChange change) {
    WireAnnotationChange body =
        new WireAnnotationChange(
            change.name(), change.description(), change.visibility(), change.tags(), null);
    clew.http().patch(typed("/annotations/{}/{}/edit", annotation), body);
    return byId(RefByName.id(annotation));
  }

  /**
   * Copies an annotation into a free one of one’s own ({@code POST
   * /annotations/{typ}/{id}/duplicate}).
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public AnnotationInfo duplicate(Ref<AnnotationInfo> annotation) {
    return info(clew.http().post(typed("/annotations/{}/{}/duplicate", annotation), null));
  }

  /**
   * Puts two annotations of one dataset together into a new free one of one’s own ({@code POST
   * /annotations/{typ}/{id}/merge/{mergedTyp}/{mergedId}}); both stay as they are.
   *
   * @throws UnexpectedStatusException if one is not visible, or they are in different datasets
   */
  public AnnotationInfo merge(Ref<AnnotationInfo> annotation, Ref<AnnotationInfo> other) {
    Route route =
        Route.of(
            "/annotations/{}/{}/merge/{}/{}",
            type(annotation),
            RefByName.id(annotation),
            type(other),
            RefByName.id(other));
    return info(clew.http().post(route, null));
  }

  /**
   * Says that an annotation is done ({@code PATCH /annotations/{typ}/{id}/finish}); saying it again
   * changes nothing.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because it was cancelled
   */
  public AnnotationInfo finish(Ref<AnnotationInfo> annotation) {
    Route route = typed("/annotations/{}/{}/finish", annotation);
    return info(clew.http().patch(route.with("timestamp", System.currentTimeMillis()), null));
  }

  /**
   * Takes a finished annotation up again ({@code PATCH …/reopen}): a manager always, its owner for
   * a short time only.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public AnnotationInfo reopen(Ref<AnnotationInfo> annotation) {
    return info(clew.http().patch(typed("/annotations/{}/{}/reopen", annotation), null));
  }

  /**
   * Gives an annotation to someone else ({@code PATCH …/transfer}).
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because they may not read the dataset
   */
  public AnnotationInfo transfer(Ref<AnnotationInfo> annotation, Ref<User> user) {
    return info(
        clew.http()
            .patch(
                typed("/annotations/{}/{}/transfer", annotation),
                Map.of("userId", RefByName.id(user))));
  }

  /**
   * Throws away what was traced and starts again from the task’s base ({@code PUT …/reset}); for
   * managers.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public AnnotationInfo reset(Ref<AnnotationInfo> annotation) {
    return info(clew.http().put(typed("/annotations/{}/{}/reset", annotation), null));
  }

  /**
   * Ends an instance without a result, so that someone else can have it ({@code DELETE
   * /annotations/{typ}/{id}}); for managers. Whoever had it does not get the task again.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public void cancel(Ref<AnnotationInfo> annotation) {
    clew.http().delete(typed("/annotations/{}/{}", annotation));
  }

  /**
   * Gives one’s own instance back unfinished ({@code POST /api/clew/v1/annotations/{id}/handBack});
   * only on Clew’s own server.
   *
   * @param reason for the managers, e.g. {@code the dataset is too noisy here}
   * @throws UnexpectedStatusException if it is refused
   */
  public void handBack(Ref<AnnotationInfo> annotation, String reason) {
    clew.http()
        .post(
            Route.own("/annotations/{}/handBack", RefByName.id(annotation)),
            Map.of("reason", reason));
  }

  List<AnnotationInfo> list(Answer answer) {
    return answer.asListOf(WireAnnotation.class).stream()
        .map(wire -> new AnnotationInfo(clew, wire))
        .toList();
  }

  Stream<AnnotationInfo> stream(Route route) {
    return Pages.of(clew.http(), route, WireAnnotation.class, WireAnnotation::id)
        .flatMap(List::stream)
        .map(wire -> new AnnotationInfo(clew, wire));
  }

  AnnotationInfo info(Answer answer) {
    return new AnnotationInfo(clew, answer.as(WireAnnotation.class));
  }

  private static Route typed(String template, Ref<AnnotationInfo> annotation) {
    return Route.of(template, type(annotation), RefByName.id(annotation));
  }

  private static AnnotationType type(Ref<AnnotationInfo> annotation) {
    return annotation instanceof AnnotationInfo read ? read.type() : AnnotationType.TASK;
  }
}
