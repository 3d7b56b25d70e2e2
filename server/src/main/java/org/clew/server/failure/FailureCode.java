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
  /** The sender fell silent in the middle of the request. */
  TIMEOUT,
  /** Something else is under way that the request must wait for. */
  CONFLICT,
  /** What the request relies on has changed meanwhile: a lost update, prevented. */
  PRECONDITION_FAILED,
  /** The request is larger than the server takes. */
  TOO_LARGE,
  /** The body is of a kind that is not taken here. */
  UNSUPPORTED_TYPE,
  /** The request contradicts an earlier one. */
  UNPROCESSABLE,
  /** The asked part of a file lies outside of it. */
  RANGE_NOT_SATISFIABLE,
  /** The request must say which state it relies on. */
  PRECONDITION_REQUIRED,
  /** Too many requests of this kind came lately. */
  TOO_MANY,
  /** The database does not answer at the moment. */
  UNAVAILABLE
}
