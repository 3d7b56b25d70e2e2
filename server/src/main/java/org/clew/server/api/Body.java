package org.clew.server.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request or an answer holds.
 *
 * @param mediaTypes which it may have
 * @param type of the JSON; null for a file, a form or nothing but messages
 * @param isList whether it is a list of that type
 * @param withMessages whether messages come with it
 * @param fields of a form
 */
record Body(
    List<String> mediaTypes,
    @Nullable Class<?> type,
    boolean isList,
    boolean withMessages,
    List<Parameter> fields) {
  private static final List<String> JSON = List.of("application/json");

  Body {
    mediaTypes = List.copyOf(mediaTypes);
    fields = List.copyOf(fields);
  }

  static Body of(Class<?> type) {
    return new Body(JSON, type, false, false, List.of());
  }

  static Body listOf(Class<?> type) {
    return new Body(JSON, type, true, false, List.of());
  }

  static Body messages() {
    return new Body(JSON, null, false, true, List.of());
  }

  static Body file(List<String> mediaTypes) {
    return new Body(mediaTypes, null, false, false, List.of());
  }

  static Body form(List<Parameter> fields) {
    return new Body(List.of("multipart/form-data"), null, false, false, fields);
  }

  static Body nothing() {
    return new Body(List.of(), null, false, false, List.of());
  }

  /** The same, also in other forms. */
  Body or(List<String> others) {
    List<String> types = new ArrayList<>(mediaTypes);
    types.addAll(others);
    return new Body(types, type, isList, withMessages, fields);
  }

  Body told() {
    return new Body(mediaTypes, type, isList, true, fields);
  }

  /** Whether what it holds is described where it has this media type. */
  boolean isJson(String mediaType) {
    // A file may happen to be JSON.
    return JSON.contains(mediaType) && (type != null || mediaTypes.equals(JSON));
  }
}
