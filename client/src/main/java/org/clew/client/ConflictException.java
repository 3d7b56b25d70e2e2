package org.clew.client;

/**
 * Someone else changed the annotation since the version that the work was made from (412): nothing
 * was written. Get the latest content, bring the changes into it, and hand it in again.
 *
 * <p>{@link #messages} say which version is the latest.
 */
public final class ConflictException extends UnexpectedStatusException {
  ConflictException(Refusal refusal) {
    super(refusal);
  }
}
