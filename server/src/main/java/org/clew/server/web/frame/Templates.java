package org.clew.server.web.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.clew.server.http.Reply;

/** Writes pages from templates. */
final class Templates {
  // Nothing from elsewhere, nothing that stands in the page itself, and no other site around it.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.clew.server.web.templates");

  private Templates() {}

  static Reply page(String template, Frame frame, Object view) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    ENGINE.render(template, Map.of("frame", frame, "view", view), output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Reply.html(bytes.toByteArray())
        // The next one at this machine must not find it with the button “back”.
        .with("Cache-Control", frame.user() == null ? "no-cache" : "no-store")
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
  }
}
