package org.clew.server.annotation;

import org.clew.server.api.Api;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.http.Upload;

/** The path of uploaded annotations. */
public final class UploadRoutes implements Routes {
  private final AnnotationUploads uploads;

  /** Over the use case. */
  public UploadRoutes(AnnotationUploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void describe(Api api) {
    UploadApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/annotations/upload", this::upload);
  }

  private Reply upload(Request request) {
    CurrentUser user = request.user();
    Upload upload = request.upload("Could not parse annotation upload multipart request.");
    return Reply.json(
        uploads.upload(user, upload, request.temporaryFile()),
        "Successfully uploaded annotation file.");
  }
}
