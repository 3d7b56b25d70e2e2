package org.clew.server.http;

import org.clew.server.failure.Failure;

/** How a list is written. */
public enum ListFormat {
  /** One array. */
  JSON("application/json; charset=utf-8"),
  /** One object a line. */
  NDJSON("application/x-ndjson"),
  /** A table for spreadsheets, with the names of its columns in the first line (RFC 4180). */
  CSV("text/csv; charset=utf-8");

  private final String contentType;

  ListFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The {@code Content-Type} of it. */
  public String contentType() {
    return contentType;
  }

  /** The one that {@code format} names, or else {@code Accept}, or else JSON. */
  static ListFormat of(Request request) {
    String name = request.query("format");
    if (name == null) {
      return request.accepts("text/csv")
          ? CSV
          : request.accepts("application/x-ndjson") ? NDJSON : JSON;
    }
    return switch (name) {
      case "json" -> JSON;
      case "ndjson" -> NDJSON;
      case "csv" -> CSV;
      default ->
          throw Failure.badRequest(
              "The query parameter “format” is json, ndjson or csv, not “%s”.".formatted(name));
    };
  }
}
