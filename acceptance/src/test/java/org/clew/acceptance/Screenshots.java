package org.clew.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.clew.testkit.TestServer;

/**
 * Takes pictures of a page, light and dark, wide and narrow, and fails if it does not fit. They go
 * to {@code target/screenshots}, with {@code -Dclew.write=true} to {@code docs/screenshots} too.
 */
final class Screenshots {
  private final TestServer server;

  Screenshots(TestServer server) {
    this.server = server;
  }

  /**
   * Someone’s look at a page.
   *
   * @param name of the pictures
   * @param session of who looks; empty for nobody
   * @param path of the page
   * @param before what they do before the picture is taken
   */
  record Look(String name, String session, String path, Consumer<Page> before) {
    Look(String name, String session, String path) {
      this(name, session, path, page -> {});
    }

    @Override
    public String toString() {
      return name;
    }
  }

  void take(Look look) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(Browsing.WIDE, Browsing.NARROW)) {
        try (Browsing browsing = Browsing.at(server, width, scheme)) {
          if (!look.session().isEmpty()) {
            browsing.withSession(look.session());
          }
          Page page = browsing.open(look.path());
          look.before().accept(page);
          browsing.assertFits();
          String file =
              "%s-%s-%d.png".formatted(look.name(), scheme.name().toLowerCase(Locale.ROOT), width);
          picture(page, Path.of("target", "screenshots", file));
          if (Boolean.getBoolean("clew.write")) {
            picture(page, Path.of("..", "docs", "screenshots", file));
          }
        }
      }
    }
  }

  private static void picture(Page page, Path path) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(path)
            .setFullPage(page.locator("dialog:modal").count() == 0));
  }
}
