package org.clew.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;

/**
 * Annotations: the instances of tasks, and free ones. A reference by id alone is taken for an
 * instance of a task.
 */
public final class Annotations {
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
   * Says that an annotation is done ({@code PATCH /annotations/{typ}/{id}/finish}); saying it again
   * changes nothing.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because it was cancelled
   */
  public AnnotationInfo finish(Ref<AnnotationInfo> annotation) {
    Route route = Route.of("/annotations/{}/{}/finish", type(annotation), RefByName.id(annotation));
    return info(clew.http().patch(route.with("timestamp", System.currentTimeMillis()), null));
  }

  /**
   * Takes a finished annotation up again ({@code PATCH …/reopen}): a manager always, its owner for
   * a short time only.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public AnnotationInfo reopen(Ref<AnnotationInfo> annotation) {
    return info(
        clew.http()
            .patch(
                Route.of("/annotations/{}/{}/reopen", type(annotation), RefByName.id(annotation)),
                null));
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
                Route.of("/annotations/{}/{}/transfer", type(annotation), RefByName.id(annotation)),
                Map.of("userId", RefByName.id(user))));
  }

  /**
   * Throws away what was traced and starts again from the task’s base ({@code PUT …/reset}); for
   * managers.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public AnnotationInfo reset(Ref<AnnotationInfo> annotation) {
    return info(
        clew.http()
            .put(
                Route.of("/annotations/{}/{}/reset", type(annotation), RefByName.id(annotation)),
                null));
  }

  /**
   * Ends an instance without a result, so that someone else can have it ({@code DELETE
   * /annotations/{typ}/{id}}); for managers. Whoever had it does not get the task again.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public void cancel(Ref<AnnotationInfo> annotation) {
    clew.http().delete(Route.of("/annotations/{}/{}", type(annotation), RefByName.id(annotation)));
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

  private static AnnotationType type(Ref<AnnotationInfo> annotation) {
    return annotation instanceof AnnotationInfo read ? read.type() : AnnotationType.TASK;
  }
}
