package org.clew.server.api;

/** What statuses mean. */
final class Statuses {
  private Statuses() {}

  static String meaning(int status) {
    return switch (status) {
      case 206 -> "The part that was asked for.";
      case 304 -> "It has not changed since it was read.";
      case 400 -> "The request cannot be done as it is; the message says why.";
      case 401 -> "Nobody is signed in.";
      case 403 -> "One may see it, but not do this; or it comes from another site.";
      case 404 -> "There is no such thing, or one may not know of it.";
      case 408 -> "The request stopped in the middle.";
      case 409 -> "It stands in the way of something else; the message says of what.";
      case 412 -> "It has changed since it was read.";
      case 413 -> "The request is too large.";
      case 415 -> "Such content is not taken.";
      case 416 -> "The file ends before that part.";
      case 422 -> "It contradicts an earlier request.";
      case 428 -> "If-Match is needed.";
      case 429 -> "Too many attempts; try later.";
      case 503 -> "The database cannot be asked at the moment.";
      default -> throw new IllegalArgumentException("Say what status " + status + " means.");
    };
  }
}
