package org.clew.client;

/** What was asked for is not there, or is not for these eyes: status 404. */
public final class NotFoundException extends UnexpectedStatusException {
  NotFoundException(Refusal refusal) {
    super(refusal);
  }
}
