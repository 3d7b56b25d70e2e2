package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an answer. A client that goes away is its own affair; when the server fails after the first
 * bytes have gone, the connection is cut, so that half an answer cannot be taken for a whole one.
 */
final class Transmission {
  private static final Logger LOG = LoggerFactory.getLogger(Transmission.class);

  private final Context context;
  private boolean isPlain;

  private Transmission(Context context) {
    this.context = context;
  }

  static void send(Context context, Reply reply) {
    new Transmission(context).send(reply);
  }

  private void send(Reply reply) {
    Leftover leftover = new Leftover(context);
    boolean isLeft = leftover.isThere();
    context.status(reply.status());
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      context.header(header.getKey(), header.getValue());
    }
    if (isLeft) {
      context.header("Connection", "close");
    }
    write(reply);
    if (isLeft) {
      leftover.take();
    }
  }

  private void write(Reply reply) {
    boolean isDone = false;
    ReplyStream out = stream(reply);
    try {
      write(reply.body(), out);
      out.end();
      isDone = true;
    } catch (IOException | RuntimeException failed) {
      isDone = told(failed, out);
    } finally {
      if (!isDone) {
        cut();
      }
    }
  }

  /** Whether the client could be told properly. */
  private boolean told(Exception failed, ReplyStream out) {
    String what = LogName.of(context);
    if (out.isGone()) {
      LOG.debug("The client of {} has gone", what, failed);
      return false;
    }
    if (context.res().isCommitted()) {
      Failures.log(failed, what + ", whose answer is cut off");
      return false;
    }
    context.res().reset();
    // The stream that compresses may have begun already.
    isPlain = true;
    send(Failures.reply(failed, what));
    return true;
  }

  private void write(ReplyBody body, OutputStream out) throws IOException {
    boolean isWanted = !context.req().getMethod().equals("HEAD");
    switch (body) {
      case ReplyBody.Ready ready -> {
        try (InputStream bytes = ready.bytes()) {
          if (isWanted) {
            bytes.transferTo(out);
          }
        }
      }
      case ReplyBody.Made made -> {
        if (isWanted) {
          made.writeTo(out);
        }
      }
    }
  }

  private ReplyStream stream(Reply reply) {
    // Compression would break the promise of a length, and hold back what is made on the way.
    isPlain |=
        reply.headers().containsKey("Content-Length") || reply.body() instanceof ReplyBody.Made;
    try {
      OutputStream connection = context.res().getOutputStream();
      return new ReplyStream(isPlain ? connection : context.outputStream(), connection);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Ends the connection without ending the answer. */
  private void cut() {
    ServletContextRequest.getServletContextRequest(context.req())
        .getServletChannel()
        .abort(new IOException("The answer is cut off."));
  }
}
