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
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a body is wrong and what belongs there, without a word of Java. */
final class BadJson {
  private static final Pattern MISSING =
      Pattern.compile("Missing required creator property '(.+?)'.*", Pattern.DOTALL);

  private BadJson() {}

  static Failure explain(JacksonException unreadable) {
    if (!(unreadable instanceof DatabindException mismatch)) {
      TokenStreamLocation at = unreadable.getLocation();
      String where =
          at == null
              ? ""
              : " It breaks at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
      return Failure.badRequest("Invalid json format." + where);
    }
    String path = path(mismatch.getPath());
    String where = path.isEmpty() ? " " : " At “%s”: ".formatted(path);
    return Failure.badRequest("Invalid json format." + where + reason(mismatch));
  }

  private static String reason(DatabindException mismatch) {
    String message = mismatch.getOriginalMessage();
    Matcher missing = MISSING.matcher(message == null ? "" : message);
    if (missing.matches()) {
      return "“%s” is missing.".formatted(missing.group(1));
    }
    if (mismatch instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return sentence(refused.getCause().getMessage());
    }
    if (mismatch instanceof InvalidFormatException wrong
        && wrong.getTargetType() != null
        && wrong.getTargetType().isEnum()) {
      return "one of %s is expected.".formatted(List.of(wrong.getTargetType().getEnumConstants()));
    }
    if (mismatch instanceof MismatchedInputException wrong) {
      boolean ours =
          message != null && !message.startsWith("Cannot ") && !message.startsWith("No ");
      return ours ? sentence(message) : expected(wrong.getTargetType()) + " is expected.";
    }
    return "This value cannot be read.";
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
