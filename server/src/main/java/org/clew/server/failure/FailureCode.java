package org.clew.server.failure;

/** The kinds of failure a caller can be told about. */
public enum FailureCode {
  /** The request cannot be carried out as it is. */
  BAD_REQUEST,
  /** Nobody is signed in. */
  UNAUTHORIZED,
  /** Someone is, but may not do this. */
  FORBIDDEN,
  /** It does not exist, or the caller may not know that it does. */
  NOT_FOUND,
  /** The request is larger than the server takes. */
  TOO_LARGE,
  /** The asked part of a file lies outside of it. */
  RANGE_NOT_SATISFIABLE,
  /** The database does not answer at the moment. */
  UNAVAILABLE
}
