package org.clew.server.http;

import java.nio.ByteBuffer;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what never becomes a request, such as a malformed address, in the shape of all else. */
final class JettyErrors extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String text =
        code >= 500 || message == null ? "The request could not be handled." : message + ".";
    byte[] body = WireJson.mapper().writeValueAsBytes(Failures.envelope(Failure.badRequest(text)));
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
