package org.clew.server.image;

import java.io.ByteArrayInputStream;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;

/** Answers with a picture, unless the asking side has it. */
final class PictureReply {
  private static final String CACHE = "Cache-Control";

  /** Browsers keep it, and ask whether it still holds. */
  private static final String KEPT = "private, no-cache";

  private PictureReply() {}

  static Reply of(Request request, Picture picture) {
    if (request.ifNoneMatch().filter(known -> known.includeWeakly(picture.tag())).isPresent()) {
      return Reply.notModified(picture.tag()).with(CACHE, KEPT);
    }
    byte[] bytes = picture.drawing().get();
    return Reply.file(200, new ByteArrayInputStream(bytes))
        .with("Content-Type", picture.type())
        .with("Content-Length", Integer.toString(bytes.length))
        // An SVG that is opened by itself must do nothing but be looked at.
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .with("X-Content-Type-Options", "nosniff")
        .with(picture.tag())
        .with(CACHE, KEPT);
  }
}
