package org.clew.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** The page at the address of the server: that it is well, and how to begin. */
public final class StartPage implements Routes {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.clew.server.web.templates");
  private final Supplier<StartView> view;

  /** With what it shows, asked for each time. */
  public StartPage(Supplier<StartView> view) {
    this.view = view;
  }

  @Override
  public void register(Router router) {
    router.page("/", request -> page());
    router.page("/assets/clew.css", request -> asset("clew.css", "text/css; charset=utf-8"));
    router.page("/assets/clew.svg", request -> asset("clew.svg", "image/svg+xml"));
  }

  private Reply page() {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render("start.jte", view.get(), output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Reply.html(bytes.toByteArray())
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
  }

  private static Reply asset(String name, String type) {
    InputStream file = StartPage.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(name + " is missing from the build.");
    }
    return Reply.file(200, file).with("Content-Type", type).with("Cache-Control", "max-age=3600");
  }
}
