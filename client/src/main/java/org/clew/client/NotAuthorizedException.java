package org.clew.client;

/**
 * The server does not know who is asking (status 401), or they may not do this (status 403). The
 * message says which credentials to look at.
 */
public final class NotAuthorizedException extends UnexpectedStatusException {
  NotAuthorizedException(Refusal refusal) {
    super(refusal);
  }
}
