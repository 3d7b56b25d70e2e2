package org.clew.server.web;

import java.io.InputStream;
import java.util.function.Supplier;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** The page at the address of the server: that it is well, and how to begin. */
public final class StartPage implements Routes {
  private final Supplier<StartView> view;

  /** With what it shows, asked for each time. */
  public StartPage(Supplier<StartView> view) {
    this.view = view;
  }

  @Override
  public void register(Router router) {
    router.page("/", request -> Pages.page("start.jte", view.get()));
    router.page("/assets/clew.css", request -> asset("clew.css", "text/css; charset=utf-8"));
    router.page("/assets/clew.svg", request -> asset("clew.svg", "image/svg+xml"));
  }

  private static Reply asset(String name, String type) {
    InputStream file = StartPage.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(name + " is missing from the build.");
    }
    return Reply.file(200, file).with("Content-Type", type).with("Cache-Control", "max-age=3600");
  }
}
