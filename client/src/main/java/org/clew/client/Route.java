package org.clew.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a request goes, below the address of the server. */
record Route(String path) {
  /** A route of the task API, with a value for each {@code {}}; the version comes first later. */
  static Route of(String template, Object... values) {
    return new Route(fill(template, values));
  }

  /** A route that only Clew has. */
  static Route own(String template, Object... values) {
    return new Route("/api/clew/v1" + fill(template, values));
  }

  /** A route without a version. */
  static Route unversioned(String path) {
    return new Route("/api" + path);
  }

  Route with(String parameter, Object value) {
    char separator = path.indexOf('?') < 0 ? '?' : '&';
    return new Route(path + separator + parameter + '=' + encoded(value));
  }

  /** The path without what follows a question mark: it may hold what is not for others. */
  String withoutParameters() {
    int parameters = path.indexOf('?');
    return parameters < 0 ? path : path.substring(0, parameters);
  }

  Route in(int version) {
    return path.startsWith("/api/") ? this : new Route("/api/v" + version + path);
  }

  private static String fill(String template, Object... values) {
    String path = template;
    for (Object value : values) {
      int gap = path.indexOf("{}");
      path = path.substring(0, gap) + encoded(value) + path.substring(gap + 2);
    }
    return path;
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
