package org.clew.server.assignment;

/** Whom a text speaks to, or of. */
enum Voice {
  /** To the user whom it is about. */
  YOU("you", "you"),
  /** To someone who looks after them. */
  THEY("they", "them");

  private final String subject;
  private final String object;

  Voice(String subject, String object) {
    this.subject = subject;
    this.object = object;
  }

  String subject() {
    return subject;
  }

  String object() {
    return object;
  }
}
