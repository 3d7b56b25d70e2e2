package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites cannot do in the name of someone who is signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSecurityTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
  private static final String FORM = "application/x-www-form-urlencoded";

  private TestServer server;
  private Lab lab;
  private Person ann;
  private Caller browser;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    ann = lab.user("ann", Map.of());
    browser = browser(ann.session());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Caller browser(String session) {
    return server.anonymous().withHeader("Cookie", "id=" + session);
  }

  private static String token(Caller caller) {
    Matcher token = TOKEN.matcher(caller.get("//").expect(200).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static Answer post(Caller caller, String path, String form) {
    return caller.withHeader("Content-Type", FORM).post("/" + path, form);
  }

  private String theme() {
    return ann.calls().get("/user").expect(200).json().get("selectedTheme").asString();
  }

  @Test
  void aFormOfThePageIsTaken() {
    Answer done = post(browser, "/theme", "theme=dark&formToken=" + token(browser)).expect(303);

    assertThat(done.header("Location")).isEqualTo("/");
    assertThat(theme()).isEqualTo("dark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"theme=light", "theme=light&formToken=", "theme=light&formToken=x"})
  void aFormWithoutTheTokenOfTheSessionIsNot(String form) {
    String before = theme();

    Answer refused = post(browser, "/theme", form).expect(403);

    assertThat(refused.header("Content-Type")).startsWith("text/html");
    assertThat(refused.body()).contains("not made for your present session");
    assertThat(theme()).isEqualTo(before);
  }

  @Test
  void theTokenOfSomeoneElseIsOfNoUse() {
    String foreign = token(browser(lab.user("eve", Map.of()).session()));

    post(browser, "/theme", "theme=light&formToken=" + foreign).expect(403);
  }

  @Test
  void theTokenMayComeInAHeaderAsFromScripts() {
    post(browser.withHeader("X-Form-Token", token(browser)), "/theme", "theme=auto").expect(303);
    post(browser.withHeader("X-Form-Token", "x"), "/theme", "theme=auto").expect(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Origin, http://localhost.evil.example, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, same-origin, 303",
    "Origin, own, 303",
  })
  void whereAFormComesFromIsLookedAtToo(String header, String value, int status) {
    String own = value.equals("own") ? server.url() : value;

    post(browser.withHeader(header, own), "/theme", "theme=auto&formToken=" + token(browser))
        .expect(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-origin, 200",
    "Origin, own, 200",
    "X-Nothing, x, 200",
  })
  void theApiIsClosedToOtherSitesWhereACookieOpensIt(String header, String value, int status) {
    String own = value.equals("own") ? server.url() : value;

    Answer answer =
        browser
            .withHeader(header, own)
            .withHeader("Content-Type", "text/plain")
            .put("//api/v14/users/%s/selectedTheme".formatted(ann.id()), "\"auto\"")
            .expect(status);

    // Programs get JSON, whatever happens.
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void otherSitesCannotSignAnyoneInEither() {
    String form = "email=ann%40lab.org&password=correct+horse";
    Caller evil = server.anonymous().withHeader("Origin", "https://evil.example");

    post(evil, "/sign-in", form).expect(403);
    post(evil, "/api/auth/login", form).expect(403);
    post(server.anonymous(), "/sign-in", form).expect(303);
    post(server.anonymous(), "/api/auth/login", form).expect(200);
  }

  @Test
  void aTokenInAHeaderOpensTheApiFromAnywhere() {
    ann.calls()
        .withHeader("Origin", "https://notebook.example")
        .withHeader("Sec-Fetch-Site", "cross-site")
        .put("/users/%s/selectedTheme".formatted(ann.id()), "\"auto\"")
        .expect(200);
  }

  @Test
  void pagesAreForSessionsInCookiesOnly() {
    String token = lab.admin().token();

    assertThat(server.anonymous().get("//?token=" + ann.session()).body()).contains("Sign in");
    assertThat(ann.calls().get("//").body()).contains("Sign in");
    assertThat(browser(token).get("//").body()).contains("Sign in");
  }

  @Test
  void thePolicyLetsNothingRunThatStandsInThePage() {
    Answer page = browser.get("//").expect(200);

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.body()).doesNotContain("<style", "style=\"", "onclick", "<script>");
  }

  @Test
  void filesOfPagesAreKeptByBrowsersUntilTheyChange() {
    String page = server.anonymous().get("//").expect(200).body();
    Matcher asset = Pattern.compile("\"(/assets/[0-9a-f]{12}/[a-z.]+)\"").matcher(page);
    int count = 0;
    while (asset.find()) {
      Answer file = server.anonymous().get("/" + asset.group(1)).expect(200);
      assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
      count++;
    }
    assertThat(count).isGreaterThanOrEqualTo(4);
    assertThat(server.anonymous().get("//assets/older/clew.css").header("Cache-Control"))
        .isEqualTo("no-cache");
    server.anonymous().get("//assets/older/no.css").expect(404);
  }

  @Test
  void guessingIsBrakedAsInTheApi() {
    lab.user("bob", Map.of());
    String form = "email=bob%40lab.org&password=wrong";
    for (int i = 0; i < 10; i++) {
      assertThat(post(server.anonymous(), "/sign-in", form).expect(422).body())
          .contains("Incorrect email or password. Please try again.");
    }
    Answer braked = post(server.anonymous(), "/sign-in", form).expect(429);

    assertThat(braked.body()).contains("Too many wrong passwords. Please try again in 15 minutes.");
    assertThat(braked.header("Retry-After")).isNotEmpty();
    post(server.anonymous(), "/api/auth/login", form).expect(429);
  }

  @Test
  void signingInLeadsToOwnPagesOnly() {
    String form = "email=ann%40lab.org&password=correct+horse&to=";

    assertThat(post(server.anonymous(), "/sign-in", form + "%2Fapi%2Fdocs").header("Location"))
        .isEqualTo("/");
    assertThat(post(server.anonymous(), "/sign-in", form + "//evil.example").header("Location"))
        .isEqualTo("/");
    assertThat(post(server.anonymous(), "/sign-in", form + "%2Fx%3Fa").header("Location"))
        .isEqualTo("/x?a");
    Answer signedIn = post(server.anonymous(), "/sign-in", form).expect(303);
    assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void signingOutEndsTheSession() {
    Person leaving = lab.user("lea", Map.of());
    Caller leavingBrowser = browser(leaving.session());

    post(leavingBrowser, "/sign-out", "formToken=x").expect(403);
    post(leavingBrowser, "/sign-out", "formToken=" + token(leavingBrowser)).expect(303);

    assertThat(leavingBrowser.get("//").body()).contains("Your session has ended");
    leaving.calls().get("/user").expect(401);
  }

  @Test
  void whatScriptsAskForWithoutASessionLeadsTheWholePageToTheSignIn() {
    Answer answer =
        server
            .anonymous()
            .withHeader("HX-Request", "true")
            .withHeader("HX-Current-URL", server.url() + "/?a=b")
            .withHeader("Content-Type", FORM)
            .post("//theme", "theme=dark");

    assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?to=%2F%3Fa%3Db");
  }

  @Test
  void errorsArePagesForPeopleAndJsonForPrograms() {
    Caller person = server.anonymous().withHeader("Accept", "text/html,*/*;q=0.8");

    assertThat(person.get("//nothing/here").expect(404).body())
        .contains("<h1>There is nothing here</h1>");
    assertThat(person.get("//api/nothing").expect(404).header("Content-Type"))
        .startsWith("application/json");
    assertThat(server.anonymous().get("//nothing").expect(404).header("Content-Type"))
        .startsWith("application/json");
  }
}
