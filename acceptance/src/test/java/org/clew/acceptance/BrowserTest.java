package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Map;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The frame of all pages, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
  private TestServer server;
  private Lab lab;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    lab.user("ann", Map.of());
    lab.user("dora", Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theStartPageShowsInARealBrowserWithoutComplaint() {
    try (Browsing browsing = Browsing.at(server)) {
      Page page = browsing.open("/");

      assertThat(page.title()).isEqualTo("Clew");
      assertThat(page.locator("#version").textContent()).matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(page.locator("#schema").textContent()).matches("schema \\d+");
      browsing.assertFits();
    }
  }

  @Test
  void someoneSignsInAndGetsThePageThatTheyAskedFor() {
    try (Browsing browsing = Browsing.at(server)) {
      Page page = browsing.open("/?from=mail");
      page.navigate("/theme-of-nobody");
      assertThat(page.locator("h1").textContent()).isEqualTo("There is nothing here");

      page.navigate("/sign-in?to=%2F%3Ffrom%3Dmail");
      page.getByLabel("E-mail").fill("ann@lab.org");
      page.getByLabel("Password").fill("wrong");
      page.locator("main button.primary").click();
      assertThat(page.locator(".flash.bad").textContent()).contains("Incorrect email or password");
      assertThat(page.getByLabel("E-mail").inputValue()).isEqualTo("ann@lab.org");

      page.getByLabel("Password").fill(TestServer.PASSWORD);
      page.locator("main button.primary").click();
      page.waitForURL("**/?from=mail");
      assertThat(page.locator(".who").textContent()).isEqualTo("ann Person");
    }
  }

  @Test
  void someoneWhoseSessionHasEndedIsToldSo() {
    try (Browsing browsing = Browsing.at(server)) {
      browsing.withSession("a-session-that-is-long-gone");
      Page page = browsing.open("/");

      assertThat(page.locator(".notice").textContent()).contains("Your session has ended");
    }
  }

  @Test
  void pagesAreDarkForThoseWhoWantIt() {
    try (Browsing browsing = Browsing.at(server).signIn("dora@lab.org")) {
      Page page = browsing.page();
      String light = background(page);
      page.locator("details.menu summary").click();
      page.getByText("Dark").click();
      page.waitForCondition(() -> page.locator("html[data-theme=dark]").count() == 1);
      assertThat(background(page)).isNotEqualTo(light);
    }
    try (Browsing phone =
        Browsing.at(server, Browsing.NARROW, ColorScheme.DARK).signIn("ann@lab.org")) {
      assertThat(background(phone.page())).isEqualTo("rgb(18, 22, 27)");
      phone.assertFits();
    }
  }

  @Test
  void everythingWorksWithoutScripts() {
    try (Browsing browsing = Browsing.withoutScripts(server).signIn("ann@lab.org")) {
      Page page = browsing.page();
      page.locator("details.menu summary").click();
      Locator signOut = page.getByText("Sign out");
      signOut.click();
      page.locator("h2", new Page.LocatorOptions().setHasText("Sign in")).waitFor();
    }
  }

  @Test
  void theKeyboardIsEnoughToSignIn() {
    try (Browsing browsing = Browsing.at(server)) {
      Page page = browsing.open("/");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("Skip to the content");
      page.getByLabel("E-mail").focus();
      page.keyboard().type("ann@lab.org");
      page.keyboard().press("Tab");
      page.keyboard().type(TestServer.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForCondition(() -> page.locator(".who").count() == 1);
    }
  }

  @Test
  void aSessionThatRunsOutWhileSomeoneLooksLeadsToTheSignIn() {
    try (TestServer own = TestServer.start()) {
      Lab.found(own, "Lab").user("ann", Map.of());
      try (Browsing browsing = Browsing.at(own).signIn("ann@lab.org")) {
        Page page = browsing.page();
        page.locator("details.menu summary").click();
        own.clock().advance(Duration.ofDays(31));
        page.getByText("Dark").click();
        page.waitForURL("**/sign-in");
        assertThat(page.locator(".notice").textContent()).contains("Your session has ended");
      }
    }
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
