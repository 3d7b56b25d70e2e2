package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Names and texts that try to be more than texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePagesTest {
  private static final String SCRIPT = "<script>window.harm=1</script>";
  private static final String IMAGE = "\"><img src=x onerror=window.harm=1>";
  private static final String QUOTES = "' onfocus='window.harm=1' autofocus='";

  private TestServer server;
  private PageLab lab;
  private String session;
  private String instance;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
    String type = lab.taskType(SCRIPT, SCRIPT + "\n\n[x](javascript:window.harm=1) " + IMAGE);
    Map<String, Object> project = new HashMap<>(lab.lab().projectBody("hostile", lab.team(), 99));
    lab.lab().admin().post("/projects", project).expect(200);
    lab.lab().tasks(1, lab.task(type, "hostile", 1));
    Map<String, Object> eve =
        Map.of(
            "email",
            "eve@lab.org",
            "firstName",
            SCRIPT,
            "lastName",
            QUOTES,
            "password",
            TestServer.PASSWORD,
            "teams",
            List.of(Map.of("id", lab.team(), "isTeamManager", false)),
            "experiences",
            Map.of("axons", 3));
    lab.lab().admin().post("//api/clew/v1/users", eve).expect(200);
    session =
        server
            .anonymous()
            .post("/auth/login", Map.of("email", "eve@lab.org", "password", TestServer.PASSWORD))
            .expect(200)
            .header("Set-Cookie")
            .replaceFirst("^id=", "")
            .replaceFirst(";.*", "");
    Caller calls = server.anonymous().with(session);
    instance = calls.post("/user/tasks/request", null).expect(200).json().get("id").asString();
    calls
        .patch(
            "/annotations/Task/%s/edit".formatted(instance),
            Map.of("name", IMAGE, "description", SCRIPT, "tags", List.of(IMAGE, QUOTES)))
        .expect(200);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void namesAreShownAsTheyAre() {
    try (Browsing browsing = Browsing.at(server).withSession(session)) {
      for (String path : List.of("/", "/annotations/" + instance, "/work/history", "/work/hours")) {
        Page page = browsing.open(path);
        assertThat(page.evaluate("window.harm === undefined")).as(path).isEqualTo(true);
        assertThat(page.locator(".who").textContent()).isEqualTo(SCRIPT + " " + QUOTES.strip());
      }
      Page page = browsing.open("/annotations/" + instance);
      assertThat(page.locator("h1").textContent()).isEqualTo(SCRIPT);
      assertThat(page.title()).startsWith(SCRIPT);
      assertThat(page.locator(".markdown").textContent()).contains(SCRIPT, "onerror");
      page.locator(".markdown a").click();
      assertThat(page.evaluate("window.harm === undefined")).isEqualTo(true);
    }
  }

  @Test
  void managersSeeThemAsTheyAreToo() {
    String task = lab.taskOf(instance);
    try (Browsing browsing = Browsing.at(server).withSession(lab.manager().session())) {
      for (String path :
          List.of(
              "/tasks",
              "/tasks?text=%3Cscript%3Ewindow.harm%3D1%3C%2Fscript%3E&ids=%22%3E%3Cimg%20src%3Dx%3E",
              "/tasks/" + task,
              "/tasks/%s/instances/%s/transfer".formatted(task, instance),
              "/tasks/new?project=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.harm%3D1%3E",
              "/tasks/from-files?domain=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.harm%3D1%3E")) {
        Page page = browsing.open(path);
        assertThat(page.evaluate("window.harm === undefined")).as(path).isEqualTo(true);
      }
      Page page = browsing.open("/tasks/" + task);
      assertThat(page.locator("h1").textContent()).isEqualTo(SCRIPT);
      assertThat(page.locator("table").first().textContent()).contains(SCRIPT, QUOTES.strip());
    }
  }

  @Test
  void warningsOfAnImportAreTextsBeforeItAndAfterIt() {
    String closed = lab.lab().dataset("closed", lab.lab().team("Others"));
    lab.lab()
        .admin()
        .patch("/datasets/%s/updatePartial".formatted(closed), Map.of("name", IMAGE))
        .expect(200);
    String warning = "“Tracers” has no read permission to dataset “%s”".formatted(IMAGE);
    try (Browsing browsing = Browsing.at(server).withSession(lab.admin().session())) {
      Page page = browsing.open("/tasks/import");
      page.getByLabel("Or paste").fill(PageLab.table(2).replace(",em,", "," + closed + ","));
      page.getByText("Look at it").click();
      page.getByText("Import 2 tasks").waitFor();
      assertThat(page.locator(".flash.warning").innerText())
          .contains("Some people will not get these tasks", warning);

      page.getByText("Import 2 tasks").click();
      page.getByText("Show the tasks").waitFor();
      assertThat(page.locator(".flash.warning").innerText()).contains(warning);
      assertThat(page.evaluate("window.harm === undefined")).isEqualTo(true);
      assertThat(page.locator("img[src=x]").count()).isZero();
    }
  }

  @Test
  void whatStandsInAddressesAndFormsComesBackAsText() {
    try (Browsing browsing = Browsing.at(server)) {
      Page page = browsing.open("/sign-in?to=/" + QUOTES.replace(" ", "%20"));
      page.getByLabel("E-mail").fill("\"onx=window.harm@x.org");
      page.locator("form").first().evaluate("form => form.noValidate = true");
      page.getByLabel("E-mail").fill(IMAGE);
      page.getByLabel("Password").fill("x");
      page.locator("main button.primary").click();
      page.waitForCondition(() -> page.locator(".flash.bad").count() == 1);
      assertThat(page.getByLabel("E-mail").inputValue()).isEqualTo(IMAGE);
      assertThat(page.evaluate("window.harm === undefined")).isEqualTo(true);
    }
  }

  @Test
  void aForgedFlashIsTextToo() {
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("GOOD\n" + SCRIPT + "\n" + IMAGE).getBytes(StandardCharsets.UTF_8));

    String page = server.anonymous().withHeader("Cookie", "clew-flash=" + forged).get("//").body();

    assertThat(page).contains("&lt;script").doesNotContain(SCRIPT).doesNotContain("<img src=x");
    for (String nonsense : List.of("x", "%%", "R09PRA", "", "////")) {
      server.anonymous().withHeader("Cookie", "clew-flash=" + nonsense).get("//").expect(200);
    }
  }
}
