package org.clew.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.clew.testkit.TestServer;

/**
 * Looks at pages at a desk and on a phone, and fails if they do not fit. With {@code
 * -Dclew.write=true} pictures of them, light and dark, go to {@code docs/screenshots}.
 */
final class Screenshots {
  /** Nobody looks at a picture that is taller, in pixels. */
  private static final int TALLEST = 12_000;

  /** How much of a long page is shown, in pixels. */
  private static final int MOST = 2_000;

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

  /**
   * Looks whether it fits a desk and a phone, and whether the browser complains. Pictures, also of
   * the dark page, are taken only where they are kept: colors are held by {@code ContrastTest}.
   */
  void take(Look look) throws IOException {
    if (Boolean.getBoolean("clew.write")) {
      takePictures(look);
      return;
    }
    try (Browsing browsing = opened(look, Browsing.WIDE, ColorScheme.LIGHT)) {
      browsing.assertFits();
      browsing.page().setViewportSize(Browsing.NARROW, Browsing.HEIGHT);
      browsing.assertFits();
    }
  }

  private void takePictures(Look look) throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(Browsing.WIDE, Browsing.NARROW)) {
        try (Browsing browsing = opened(look, width, scheme)) {
          browsing.assertFits();
          Object height = browsing.page().evaluate("document.documentElement.scrollHeight");
          if (((Number) height).intValue() > TALLEST) {
            continue;
          }
          String file =
              "%s-%s-%d.png".formatted(look.name(), scheme.name().toLowerCase(Locale.ROOT), width);
          Files.write(
              Path.of("..", "docs", "screenshots", file),
              PalettePng.of(picture(browsing.page()), MOST));
        }
      }
    }
  }

  private Browsing opened(Look look, int width, ColorScheme scheme) {
    Browsing browsing = Browsing.at(server, width, scheme);
    if (!look.session().isEmpty()) {
      browsing.withSession(look.session());
    }
    look.before().accept(browsing.open(look.path()));
    return browsing;
  }

  private static byte[] picture(Page page) {
    // Pictures further down are loaded when they come into sight.
    page.evaluate(
        "document.querySelectorAll('img[loading=lazy]').forEach(image => image.loading = 'eager')");
    page.waitForCondition(
        () -> (Boolean) page.evaluate("[...document.images].every(image => image.complete)"));
    return page.screenshot(
        new Page.ScreenshotOptions().setFullPage(page.locator("dialog:modal").count() == 0));
  }
}
