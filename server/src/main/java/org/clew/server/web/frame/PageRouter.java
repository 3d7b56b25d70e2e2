package org.clew.server.web.frame;

import java.util.function.Consumer;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Upload;
import org.jspecify.annotations.Nullable;

/** Where pages are registered. All are for people who are signed in, but for the open ones. */
public final class PageRouter {
  private final Router router;
  private final Frames frames;

  /** Over the router. */
  public PageRouter(Router router, Frames frames) {
    this.router = router;
    this.frames = frames;
  }

  /** Takes a form together with its files. */
  @FunctionalInterface
  public interface UploadHandler {
    /** The answer. */
    Reply handle(Visit visit, Upload upload);
  }

  /** Serves a page. */
  public void get(String path, PageHandler handler) {
    router.page(
        path,
        request -> {
          request.user();
          return handler.handle(new Visit(request, frames));
        });
  }

  /** Takes a form of a page, once it proved to be ours. */
  public void post(String path, PageHandler handler) {
    router.pageForm(
        path,
        request -> {
          request.user();
          check(request, request.form(FormToken.FIELD));
          return handler.handle(new Visit(request, frames));
        });
  }

  /**
   * Takes a form with files, once it proved to be ours.
   *
   * @param before fails if the visitor may not send any, before they are read
   */
  public void postFiles(String path, Consumer<Visit> before, UploadHandler handler) {
    router.pageForm(
        path,
        request -> {
          request.user();
          Visit visit = new Visit(request, frames);
          before.accept(visit);
          Upload upload = request.upload("The form with the file could not be read.");
          check(request, upload.field(FormToken.FIELD));
          return handler.handle(visit, upload);
        });
  }

  /** Serves a page to anyone. */
  public void getOpen(String path, PageHandler handler) {
    router.page(path, request -> handler.handle(new Visit(request, frames)));
  }

  /** Takes a form of anyone; of those who are signed in, once it proved to be ours. */
  public void postOpen(String path, PageHandler handler) {
    router.pageForm(
        path,
        request -> {
          if (request.optionalUser() != null) {
            check(request, request.form(FormToken.FIELD));
          }
          return handler.handle(new Visit(request, frames));
        });
  }

  private static void check(Request request, @Nullable String field) {
    String header = request.header(FormToken.HEADER);
    FormToken.check(request.secret(), header == null ? field : header);
  }
}
