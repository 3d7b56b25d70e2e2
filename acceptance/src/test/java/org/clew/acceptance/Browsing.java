package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.testkit.TestServer;
import org.jspecify.annotations.Nullable;

/**
 * Someone with a browser of their own. Complaints of the browser (errors of scripts, breaches of
 * the policy of the page, files that are missing) are collected, and fail the test that closes it.
 *
 * <pre>{@code
 * try (Browsing ann = Browsing.at(server)) {
 *   ann.signIn("ann@lab.org");
 *   ann.open("/");
 * }
 * }</pre>
 */
final class Browsing implements AutoCloseable {
  /** The width of a desk, in pixels. */
  static final int WIDE = 1440;

  /** The width of a phone, in pixels. */
  static final int NARROW = 390;

  /** The height of both, in pixels. */
  static final int HEIGHT = 900;

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private static @Nullable Browser browser;

  private final TestServer server;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();
  private final Page page;

  private Browsing(TestServer server, NewContextOptions options) {
    this.server = server;
    context = browser().newContext(options.setBaseURL(server.url()));
    context.setDefaultTimeout(15_000);
    page = tab();
  }

  /** At a desk, with a light theme. */
  static Browsing at(TestServer server) {
    return at(server, WIDE, ColorScheme.LIGHT);
  }

  /** With a screen of some width. */
  static Browsing at(TestServer server, int width, ColorScheme scheme) {
    NewContextOptions options =
        new NewContextOptions().setViewportSize(width, HEIGHT).setLocale("en-GB");
    if (scheme == ColorScheme.DARK) {
      // Light is what browsers do by themselves. Playwright cannot say it in Turkish, which has
      // another small letter for the I.
      options.setColorScheme(scheme);
    }
    return new Browsing(server, options);
  }

  /** With scripts switched off. */
  static Browsing withoutScripts(TestServer server) {
    return new Browsing(
        server, new NewContextOptions().setViewportSize(WIDE, HEIGHT).setJavaScriptEnabled(false));
  }

  /** One process for all tests; it ends with them. */
  private static synchronized Browser browser() {
    if (browser == null) {
      assumeTrue(Files.isExecutable(CHROMIUM), "There is no Chromium: browser tests are not run.");
      Playwright playwright =
          Playwright.create(
              new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return browser;
  }

  /** One more tab, with the same session. */
  Page tab() {
    Page tab = context.newPage();
    tab.onConsoleMessage(message -> {
      // A refusal that a test provokes is an answer; what the browser says of it is no fault.
      boolean isAnswer = message.text().contains("the server responded with a status of 4");
      if (!isAnswer && !message.type().equals("debug")) {
        complaints.add(message.text());
      }
    });
    tab.onPageError(complaints::add);
    tab.onResponse(response -> {
      boolean isPart = !response.request().isNavigationRequest();
      boolean isPicture = response.request().resourceType().equals("image");
      if ((isPart && response.status() == 404) || (isPicture && response.status() >= 400)) {
        complaints.add("%s was answered with %d".formatted(response.url(), response.status()));
      }
    });
    return tab;
  }

  /** The first tab. */
  Page page() {
    return page;
  }

  /** Opens a page of the server in the first tab. */
  Page open(String path) {
    page.navigate(path);
    return page;
  }

  /** Signs in through the page. */
  Browsing signIn(String email) {
    page.navigate("/sign-in");
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Password").fill(TestServer.PASSWORD);
    page.locator("main button.primary").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return this;
  }

  /** Takes over a session that was begun elsewhere, which is quicker. */
  Browsing withSession(String secret) {
    context.addCookies(List.of(new Cookie("id", secret).setUrl(server.url()).setHttpOnly(true)));
    return this;
  }

  /** The page is as wide as the screen, not wider. */
  void assertFits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("pixels too wide: %s", page.url()).isLessThan(1);
  }

  /** What the browser complained about. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }
}
