package org.clew.server.annotation;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireSubmission;
import org.clew.server.annotation.Downloads.Wish;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ETag;
import org.clew.server.http.ETags;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Paths of what annotations hold: as files, handed in, and as it once was. */
public final class ContentRoutes implements Routes {
  private static final List<String> FILES =
      List.of("application/xml", "text/xml", "application/zip", "application/octet-stream");

  private final Downloads downloads;
  private final Compounds compounds;
  private final Submissions submissions;
  private final Versions versions;
  private final WorkLog work;

  /** Over the use cases. */
  public ContentRoutes(
      Downloads downloads,
      Compounds compounds,
      Submissions submissions,
      Versions versions,
      WorkLog work) {
    this.downloads = downloads;
    this.compounds = compounds;
    this.submissions = submissions;
    this.versions = versions;
    this.work = work;
  }

  @Override
  public void describe(Api api) {
    ContentApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/annotations/{id}/download", this::download);
    router.get("/annotations/{typ}/{id}/download", this::typedDownload);
    router.own(HandlerType.GET, "/annotations/{id}/content", this::content);
    router.own(HandlerType.PUT, "/annotations/{id}/content", this::submit);
    router.own(
        HandlerType.GET,
        "/annotations/{id}/versions",
        request -> Reply.json(versions.list(request.user(), request.id("id"))));
    router.own(HandlerType.GET, "/annotations/{id}/versions/{version}/content", this::old);
    router.own(HandlerType.POST, "/annotations/{id}/versions/{version}/restore", this::restore);
  }

  private Reply typedDownload(Request request) {
    return switch (PathType.of(request)) {
      case TASK, EXPLORATIONAL -> download(request);
      case COMPOUND_TASK, COMPOUND_PROJECT, COMPOUND_TASK_TYPE -> compound(request);
    };
  }

  private Reply compound(Request request) {
    return file(
        compounds.download(
            request.user(),
            PathType.of(request),
            request.id("id"),
            wish(request, null).withVoxels()));
  }

  private Reply download(Request request) {
    Integer version = request.query("version") == null ? null : request.number("version", 0);
    return file(downloads.one(request.optionalUser(), request.id("id"), wish(request, version)));
  }

  private Reply content(Request request) {
    CurrentUser user = request.user();
    ObjectId id = request.id("id");
    ETag tag = Precondition.tag(versions.latest(user, id));
    Optional<ETags> known = request.ifNoneMatch();
    if (known.isPresent() && known.get().includeWeakly(tag)) {
      return Reply.notModified(tag);
    }
    return file(downloads.one(user, id, wish(request, Integer.valueOf(tag.value())))).with(tag);
  }

  private Reply old(Request request) {
    CurrentUser user = request.user();
    return file(downloads.one(user, request.id("id"), wish(request, version(request))));
  }

  private Reply submit(Request request) {
    CurrentUser user = request.user();
    ObjectId id = request.id("id");
    Precondition precondition = new Precondition(request.ifMatch());
    Submissions.Before before = submissions.before(user, id, precondition);
    WireSubmission submission =
        submissions.submit(
            user,
            before,
            new Submissions.Work(request.spooledBody(FILES).path(), request.temporaryFile()),
            precondition);
    work.worked(user, List.of(id), null);
    return told(submission, "Your work was saved.");
  }

  private Reply restore(Request request) {
    CurrentUser user = request.user();
    int version = version(request);
    WireSubmission restored =
        versions.restore(user, request.id("id"), version, new Precondition(request.ifMatch()));
    return told(restored, "Version %d is back.".formatted(version));
  }

  private static Reply told(WireSubmission submission, String success) {
    return Reply.json(submission, success).with(Precondition.tag(submission.version()));
  }

  private static int version(Request request) {
    String text = request.path("version");
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest("A version is a whole number from 0, not “%s”.".formatted(text));
    }
  }

  private static Wish wish(Request request, @Nullable Integer version) {
    return new Wish(version, !request.flag("skipVolumeData"));
  }

  private static Reply file(Download download) {
    return Reply.stream(download.type(), download.writing()::write).asAttachment(download.name());
  }
}
