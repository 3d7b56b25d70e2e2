package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.Test;

class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @Test
  void theStartPageShowsInARealBrowserWithoutComplaint() {
    assumeTrue(Files.isExecutable(CHROMIUM), "There is no Chromium: browser tests are not run.");
    List<String> complaints = new ArrayList<>();
    try (TestServer server = TestServer.start();
        Playwright playwright =
            Playwright.create(
                new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")))) {
      Page page = browser.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);

      page.navigate(server.url());

      assertThat(page.title()).isEqualTo("Clew");
      assertThat(page.locator("#version").textContent()).matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(page.locator("#schema").textContent()).contains("well");
      Object width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      assertThat(((Number) width).intValue()).isLessThanOrEqualTo(0);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "start.png")));
      assertThat(complaints).isEmpty();
    }
  }
}
