package org.clew.server.http;

import io.javalin.http.Context;

/** What a request is called in the log: its method and path, without a secret that stands there. */
final class LogName {
  private LogName() {}

  static String of(Context context) {
    String path = context.path();
    String token = context.pathParamMap().get("token");
    return context.method() + " " + (token == null ? path : path.replace(token, "…"));
  }
}
