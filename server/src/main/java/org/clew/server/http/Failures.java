package org.clew.server.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The one table from failures to statuses, and the one shape of their messages. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int status(FailureCode code) {
    return switch (code) {
      case BAD_REQUEST -> 400;
      case UNAUTHORIZED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case TIMEOUT -> 408;
      case CONFLICT -> 409;
      case PRECONDITION_FAILED -> 412;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_TYPE -> 415;
      case RANGE_NOT_SATISFIABLE -> 416;
      case UNPROCESSABLE -> 422;
      case PRECONDITION_REQUIRED -> 428;
      case TOO_MANY -> 429;
      case UNAVAILABLE -> 503;
    };
  }

  static Reply reply(Exception exception, String what) {
    return switch (exception) {
      case Failure failure -> refusal(failure);
      case JacksonException unreadable -> reply(BadJson.explain(unreadable), what);
      default -> unexpected(exception, what);
    };
  }

  /** The same for people. */
  static Reply page(Exception exception, String what, Request request, ErrorPage errors) {
    return switch (exception) {
      case Failure failure -> errors.show(request, status(failure.code()), failure);
      case JacksonException unreadable -> page(BadJson.explain(unreadable), what, request, errors);
      default -> errors.show(request, 500, Failure.badRequest(apology(exception, what)));
    };
  }

  /** Says when to come again, where that helps. */
  private static Reply refusal(Failure failure) {
    Reply reply = Reply.failure(status(failure.code()), envelope(failure));
    if (failure.code() == FailureCode.CONFLICT) {
      return reply.with("Retry-After", "1");
    }
    return failure
        .retryAfter()
        .map(wait -> reply.with("Retry-After", Long.toString(wait.toSeconds())))
        .orElse(reply);
  }

  private static Reply unexpected(Exception exception, String what) {
    return Reply.failure(
        500, Map.of("messages", List.of(Map.of("error", apology(exception, what)))));
  }

  private static String apology(Exception exception, String what) {
    // The sender gets a number to quote, never a stack trace or a statement.
    return "Something went wrong in the server. Its log says more under the number %s."
        .formatted(log(exception, what));
  }

  /** Logs what nobody can be told any more, or not in full; gives the number it stands under. */
  static String log(Throwable unexpected, String what) {
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("Error {} in {}", number, what, unexpected);
    return number;
  }

  static Map<String, Object> envelope(Failure failure) {
    List<Map<String, String>> messages = new ArrayList<>();
    messages.add(Map.of("error", failure.getMessage()));
    failure.others().forEach(other -> messages.add(Map.of("error", other)));
    if (!failure.causes().isEmpty()) {
      String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      messages.add(
          Map.of(
              "chain",
              "[Server Time %s]  <~ %s".formatted(time, String.join(" <~ ", failure.causes()))));
    }
    return Map.of("messages", messages);
  }
}
