package org.clew.server.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** A request that fails for a reason its sender can understand. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";

  private final FailureCode code;
  private final transient List<String> causes;
  private final transient List<String> others;
  private final transient @Nullable Duration retryAfter;

  private Failure(FailureCode code, String message, List<String> causes) {
    this(code, message, causes, List.of(), null);
  }

  private Failure(
      FailureCode code,
      String message,
      List<String> causes,
      List<String> others,
      @Nullable Duration retryAfter) {
    // Without a stack trace: a refusal is an answer, not an accident.
    super(message, null, false, false);
    this.code = code;
    this.causes = List.copyOf(causes);
    this.others = List.copyOf(others);
    this.retryAfter = retryAfter;
  }

  /** A request that cannot be carried out. */
  public static Failure badRequest(String message, String... causes) {
    return new Failure(FailureCode.BAD_REQUEST, message, List.of(causes));
  }

  /** A request that needs someone to be signed in. */
  public static Failure unauthorized() {
    return unauthorized("You are not authorized to view this resource. Please log in.");
  }

  /** The same in other words. */
  public static Failure unauthorized(String message) {
    return new Failure(FailureCode.UNAUTHORIZED, message, List.of());
  }

  /** A request the caller has no right to. */
  public static Failure forbidden() {
    return forbidden(NO_RIGHT);
  }

  /** A request the caller has no right to. */
  public static Failure forbidden(String message, String... causes) {
    return new Failure(FailureCode.FORBIDDEN, message, List.of(causes));
  }

  /** Something that is not there, for all the caller may know. */
  public static Failure notFound(String message) {
    return new Failure(FailureCode.NOT_FOUND, message, List.of());
  }

  /** A thing of the given kind that is not there, for all the caller may know. */
  public static Failure notFound(String kind, ObjectId id) {
    return notFound(absent(kind, id));
  }

  /** The same as a text. */
  public static String absent(String kind, ObjectId id) {
    return kind + " “" + id + "” could not be found or accessed.";
  }

  /** A request that cannot be carried out for several reasons, each of which its sender is told. */
  public static Failure badRequest(List<String> messages) {
    List<String> others = messages.subList(1, messages.size());
    return new Failure(FailureCode.BAD_REQUEST, messages.getFirst(), List.of(), others, null);
  }

  /** A request that would be too many, and when the next can come. */
  public static Failure tooMany(String message, Duration retryAfter) {
    return new Failure(FailureCode.TOO_MANY, message, List.of(), List.of(), retryAfter);
  }

  /** A request of another kind of failure. */
  public static Failure of(FailureCode code, String message) {
    return new Failure(code, message, List.of());
  }

  /** The kind. */
  public FailureCode code() {
    return code;
  }

  /** What led to it, outermost first. */
  public List<String> causes() {
    return causes;
  }

  /** Further messages of the same weight. */
  public List<String> others() {
    return others;
  }

  /** When the sender may try again; empty where waiting does not help, or nobody knows. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The message; never null. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
