package org.clew.server.web.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, and what is wrong with it.
 *
 * @param values by the names of the fields
 * @param errors by the names of the fields
 * @param failure of the whole, or null
 */
public record Form(
    Map<String, String> values, Map<String, String> errors, @Nullable Failure failure) {
  /** Copies the maps. */
  public Form {
    values = Map.copyOf(values);
    errors = Map.copyOf(errors);
  }

  /** Nothing yet. */
  public static Form empty() {
    return of(Map.of());
  }

  /** Values that nothing is wrong with. */
  public static Form of(Map<String, String> values) {
    return new Form(values, Map.of(), null);
  }

  /** The same with an error at a field. */
  public Form withError(String field, String error) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, error);
    return new Form(values, more, failure);
  }

  /** The same with a failure of the whole. */
  public Form withFailure(Failure whole) {
    return new Form(values, errors, whole);
  }

  /** What stands in a field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What stands in some fields, as the beginning of a query; ends with “&amp;” unless empty. */
  public String query(List<String> fields) {
    StringBuilder query = new StringBuilder();
    for (String field : fields) {
      String value = value(field);
      if (!value.isEmpty()) {
        query
            .append(field)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
            .append('&');
      }
    }
    return query.toString();
  }

  /** What is wrong with it, or null. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return errors.isEmpty() && failure == null;
  }

  /** What is wrong with the whole, or null. */
  public @Nullable Flash flash() {
    return failure == null ? null : Flash.bad(failure);
  }
}
