package org.clew.server.http;

/**
 * Lets viewers of other sites read voxels. A browser then sends no cookie, so they read what is
 * public, or what the token in the address opens.
 */
final class OpenToSites {
  private OpenToSites() {}

  /** The answer to the question whether that is allowed. */
  static Reply askedBefore() {
    return Reply.empty()
        .with("Access-Control-Allow-Methods", "GET, HEAD")
        .with("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, X-Auth-Token")
        .with("Access-Control-Max-Age", "86400");
  }

  /** An answer, also a refusal, that scripts of other sites may look at. */
  static Reply answer(Reply reply) {
    return reply
        .with("Access-Control-Allow-Origin", "*")
        .with(
            "Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
  }
}
