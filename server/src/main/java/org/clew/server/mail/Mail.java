package org.clew.server.mail;

/**
 * A letter of plain text.
 *
 * @param recipient an address
 * @param subject in one line
 * @param text with line breaks
 */
public record Mail(String recipient, String subject, String text) {
  /** Keeps the subject in one line: what users name things must not become a header. */
  public Mail {
    subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Without the text, which may hold a secret. */
  @Override
  public String toString() {
    return "Mail[recipient=" + recipient + ", subject=" + subject + "]";
  }
}
