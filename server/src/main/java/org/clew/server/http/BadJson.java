package org.clew.server.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a body is wrong and what belongs there, without a word of Java. */
public final class BadJson {
  private static final Pattern MISSING =
      Pattern.compile("Missing required creator property '(.+?)'.*", Pattern.DOTALL);

  private static final String TOO_LARGE = "this number is too large.";

  private BadJson() {}

  /** Where a value is wrong, and what belongs there; nothing about the format around it. */
  public static String reason(JacksonException unreadable) {
    if (unreadable instanceof DatabindException mismatch) {
      return (where(mismatch) + valueReason(mismatch)).strip();
    }
    return "A number is too large.";
  }

  static Failure explain(JacksonException unreadable) {
    if (unreadable instanceof InputCoercionException tooLarge) {
      return Failure.badRequest("Invalid json format." + where(tooLarge) + TOO_LARGE);
    }
    if (!(unreadable instanceof DatabindException mismatch)) {
      TokenStreamLocation at = unreadable.getLocation();
      String where =
          at == null
              ? ""
              : " It breaks at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
      return Failure.badRequest("Invalid json format." + where);
    }
    return Failure.badRequest("Invalid json format." + where(mismatch) + valueReason(mismatch));
  }

  private static String where(JacksonException unreadable) {
    String path = path(unreadable.getPath());
    return path.isEmpty() ? " " : " At “%s”: ".formatted(path);
  }

  private static String valueReason(DatabindException mismatch) {
    String message = mismatch.getOriginalMessage();
    Matcher missing = MISSING.matcher(message == null ? "" : message);
    if (missing.matches()) {
      return "“%s” is missing.".formatted(missing.group(1));
    }
    if (message != null && message.startsWith("Trailing token")) {
      return "Something follows after its end.";
    }
    if (mismatch instanceof ValueInstantiationException refused
        && refused.getCause() instanceof IllegalArgumentException) {
      return sentence(refused.getCause().getMessage());
    }
    if (mismatch instanceof InvalidFormatException wrong
        && wrong.getTargetType() != null
        && wrong.getTargetType().isEnum()) {
      return "one of %s is expected.".formatted(List.of(wrong.getTargetType().getEnumConstants()));
    }
    if (mismatch instanceof MismatchedInputException wrong) {
      return isOurs(message)
          ? sentence(message)
          : expected(wrong.getTargetType()) + " is expected.";
    }
    return "This value cannot be read.";
  }

  /** Ours are sentences; Jackson’s name types and features of its own in backticks. */
  private static boolean isOurs(@Nullable String message) {
    return message != null
        && !message.startsWith("Cannot ")
        && !message.startsWith("No ")
        && message.indexOf('`') < 0;
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == ObjectId.class) {
      return "an id of 24 hexadecimal characters";
    }
    if (type == Vec3Int.class || type == Vec3Double.class) {
      return "an array of three numbers";
    }
    if (type == BoundingBox.class || type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    return List.class.isAssignableFrom(type) ? "an array" : "another value";
  }

  private static String path(List<JacksonException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : references) {
      if (reference.getIndex() >= 0) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String sentence(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "This value cannot be read.";
    }
    return message.endsWith(".") ? message : message + ".";
  }
}
