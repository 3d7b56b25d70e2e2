package org.clew.testkit;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A route as the OpenAPI document describes it. */
final class DescribedRoute {
  private static final Pattern VERSION = Pattern.compile("^/(api|data)(?:/v1[34])?/(?!clew/)");

  private final String method;
  private final String path;
  private final JsonNode operation;
  private final Pattern pattern;

  DescribedRoute(String method, String path, JsonNode operation) {
    this.method = method;
    this.path = path;
    this.operation = operation;
    boolean takesSlashes =
        !operation.path("parameters").findPath("x-takes-slashes").isMissingNode();
    String last = takesSlashes ? path.replaceFirst("\\{\\w+}$", ".+") : path;
    this.pattern = Pattern.compile(last.replaceAll("\\{\\w+}", "[^/]+"));
  }

  /** The path of an address without query and token, as of the newest version. */
  static String newest(String address) {
    String path = VERSION.matcher(address.replaceFirst("\\?.*", "")).replaceFirst("/$1/v14/");
    return path.replaceFirst("^/data/v14/token/[^/]+/", "/data/v14/");
  }

  boolean matches(String askedMethod, String askedPath) {
    return method.equals(askedMethod) && pattern.matcher(askedPath).matches();
  }

  /** How many parts of the path stand for anything. */
  int parameters() {
    return path.length() - path.replace("{", "").length();
  }

  /** What it may answer with a status; missing if it may not. */
  JsonNode response(int status) {
    return operation.path("responses").path(Integer.toString(status));
  }

  JsonNode request() {
    return operation.path("requestBody");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
