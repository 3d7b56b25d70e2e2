package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What managers do with projects and people, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerTest {
  private TestServer server;
  private PageLab lab;
  private int labs;

  @BeforeAll
  void start() {
    server = TestServer.start();
  }

  /** Each test has one of its own. */
  @BeforeEach
  void foundALab() {
    labs++;
    lab = new PageLab(server, "Lab" + labs);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Browsing as(Person person) {
    return Browsing.at(server).withSession(person.session());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static String flash(Page page) {
    return page.locator("#flash").textContent().strip();
  }

  @Test
  void whileAProjectIsPausedNobodyGetsItsTasks() {
    try (Browsing mira = as(lab.manager());
        Browsing ann = as(lab.annotator())) {
      Page projects = mira.open("/projects");
      projects.getByText("axons-2026").click();
      button(projects, "Pause").click();
      projects.waitForCondition(() -> flash(projects).contains("is paused"));
      assertThat(projects.locator(".notice").textContent()).contains("Nobody gets tasks");

      Page work = ann.open("/");
      work.getByText("Get a new task").click();
      work.waitForCondition(() -> work.locator(".flash").count() == 1);
      assertThat(flash(work)).contains("There is no task", "their projects are paused");

      button(projects, "Resume").click();
      projects.waitForCondition(() -> flash(projects).contains("goes on"));
      work.getByText("Get a new task").click();
      work.waitForURL("**/annotations/*");
    }
  }

  @Test
  void aProjectIsMadeAndWhatIsWrongIsSaidAtTheField() {
    try (Browsing mira = as(lab.manager())) {
      Page page = mira.open("/projects/new");
      page.getByLabel("Name").fill("a b");
      page.getByLabel("Priority").fill("7");
      button(page, "Make the project").click();
      page.waitForCondition(() -> page.locator("#name-error").count() == 1);
      assertThat(page.locator("#name-error").textContent()).contains("invalid characters");
      assertThat(page.getByLabel("Priority").inputValue()).isEqualTo("7");

      page.getByLabel("Name").fill("dendrites");
      page.getByLabel("Expected time").fill("7.5");
      button(page, "Make the project").click();
      page.waitForCondition(() -> page.locator("h1").textContent().equals("dendrites"));
      assertThat(page.locator(".facts").textContent()).contains("7 min");

      page.getByText("Edit").click();
      page.getByLabel("Priority").fill("9");
      button(page, "Save").click();
      page.waitForCondition(() -> flash(page).equals("The project was changed."));
    }
  }

  @Test
  void deletingAProjectSaysWhatGoesWithIt() {
    lab.take();
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/projects/" + lab.project());
      page.getByText("Delete the project …").click();
      Locator dialog = page.locator("dialog:modal");
      assertThat(dialog.textContent())
          .contains("8 tasks go", "15 instances that nobody", "1 instance that people work on");
      dialog.getByText("Delete it").click();
      page.waitForURL(server.url() + "/projects");
      assertThat(flash(page)).isEqualTo("“axons-2026” was deleted, with its tasks.");
      assertThat(lab.open()).isEmpty();
    }
  }

  @Test
  void allActiveTasksOfAProjectGoToSomeoneElse() {
    lab.take();
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/projects/" + lab.project());
      page.getByText("Transfer all active tasks …").click();
      page.locator("#user").selectOption(lab.novice().id());
      page.getByText("Transfer them").click();
      page.waitForCondition(() -> flash(page).contains("1 active task now belong"));
      assertThat(page.locator("table").textContent())
          .contains("Noah Berg")
          .doesNotContain("Ann Lee");
    }
  }

  @Test
  void manyPeopleGetAnExperienceAtOnce() {
    try (Browsing mira = as(lab.manager())) {
      Page page = mira.open("/users");
      page.getByLabel("Tick all in this list").check();
      assertThat(page.locator("[data-chosen]").textContent()).isEqualTo("3 ticked");
      page.locator("#bulk-domain").fill("dendrites");
      page.locator("#bulk-value").fill("4");
      button(page, "Set").click();
      page.waitForCondition(() -> flash(page).contains("3 people were changed"));
      assertThat(flash(page)).contains("dendrites none → 4");
      assertThat(page.locator("table").textContent()).contains("dendrites 4");

      page.getByLabel("Tick ann", new Page.GetByLabelOptions().setExact(false)).check();
      page.locator("#bulk-domain").fill("axons");
      page.locator("#bulk-value").fill("2");
      button(page, "Add").click();
      page.waitForCondition(() -> flash(page).contains("axons 5 → 7"));
    }
  }

  @Test
  void peopleAreFoundWhileOneTypes() {
    try (Browsing mira = as(lab.manager())) {
      Page page = mira.open("/users");
      page.getByLabel("Search").fill("noah");
      page.waitForCondition(() -> page.locator("tbody tr").count() == 1);
      assertThat(page.locator("tbody").textContent()).contains(lab.email("noah"));
      page.waitForCondition(() -> page.url().contains("search=noah"));
      page.getByLabel("Search").fill("nobody at all");
      page.waitForCondition(() -> page.locator(".empty").count() == 1);
    }
  }

  @Test
  void whoHasActiveTasksIsNotDeactivated() {
    lab.take();
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/users");
      page.locator("tr", new Page.LocatorOptions().setHasText(lab.email("ann")))
          .getByRole(AriaRole.CHECKBOX)
          .check();
      page.locator("tr", new Page.LocatorOptions().setHasText(lab.email("noah")))
          .getByRole(AriaRole.CHECKBOX)
          .check();
      page.getByText("Deactivate …").click();
      page.waitForCondition(() -> page.locator("h1").textContent().equals("Deactivate people?"));
      assertThat(page.locator("main").textContent())
          .contains("1 person can be deactivated", "1 person has active tasks", "Trace axon");
      page.getByText("Deactivate 1 person").click();
      page.waitForURL("**/users?*");
      assertThat(flash(page)).contains("cannot sign in any more");
    }
  }

  @Test
  void someoneIsInvitedJoinsAndIsSignedIn() {
    String link;
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/users/invite");
      page.getByLabel("E-mail").fill(lab.email("nora"));
      page.getByLabel("Experiences").fill("axons 3");
      page.getByLabel("member of Tracers").check();
      button(page, "Make the invitation").click();
      page.waitForCondition(() -> page.locator(".issued code").count() == 1);
      link = page.locator(".issued code").textContent();
      assertThat(page.locator("table").textContent()).contains(lab.email("nora"), "Tracers");
    }
    try (Browsing nora = Browsing.at(server)) {
      Page page = nora.open(link);
      assertThat(page.locator("h1").textContent()).isEqualTo("Join " + lab.name());
      page.getByLabel("First name").fill("Nora");
      page.getByLabel("Last name").fill("New");
      page.locator("#password").fill("long enough");
      page.locator("#again").fill("something else");
      button(page, "Join").click();
      page.waitForCondition(() -> page.locator("#again-error").count() == 1);
      assertThat(page.getByLabel("First name").inputValue()).isEqualTo("Nora");

      page.locator("#password").fill("long enough");
      page.locator("#again").fill("long enough");
      button(page, "Join").click();
      page.waitForURL(server.url() + "/");
      assertThat(page.locator(".who").textContent()).isEqualTo("Nora New");
      page.getByText("Get a new task").click();
      page.waitForURL("**/annotations/*");

      nora.open(link);
      assertThat(page.locator("main").textContent()).contains("This invitation is not good");
    }
  }

  @Test
  void aLinkSetsANewPassword() {
    String link;
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/users/" + lab.annotator().id());
      page.getByText("Reset the password …").click();
      page.getByText("Make the link").click();
      page.waitForCondition(() -> page.locator(".issued code").count() == 1);
      link = page.locator(".issued code").textContent();
    }
    try (Browsing ann = Browsing.at(server)) {
      Page page = ann.open(link);
      assertThat(page.getByLabel("E-mail").inputValue()).isEqualTo(lab.email("ann"));
      page.locator("#password").fill("a new password");
      page.locator("#again").fill("a new password");
      button(page, "Set it").click();
      page.waitForURL("**/sign-in");
      assertThat(flash(page)).contains("Your password is set");
      page.getByLabel("E-mail").fill(lab.email("ann"));
      page.getByLabel("Password").fill("a new password");
      page.locator("main button.primary").click();
      page.waitForURL(server.url() + "/");
    }
  }

  @Test
  void peopleFromAFileAreShownBeforeTheyJoin() {
    String good =
        "email,firstName,lastName,teams,experience:axons\n%s,Zoe,Z,Tracers,4\n"
            .formatted(lab.email("zoe"));
    try (Browsing olga = as(lab.admin())) {
      Page page = olga.open("/users/import");
      page.locator("#file")
          .setInputFiles(
              csv("email,firstName,lastName\nbad,,x\n%s,Ann,A\n".formatted(lab.email("ann"))));
      button(page, "Look at it").click();
      page.waitForCondition(() -> page.locator(".flash.bad").count() == 1);
      assertThat(page.locator(".flash.bad").textContent()).contains("Line 2", "Line 3");

      page.locator("#file").setInputFiles(csv(good));
      button(page, "Look at it").click();
      page.waitForCondition(() -> page.locator("tbody tr").count() == 1);
      assertThat(page.locator("main").textContent()).contains("1 person would join", "Zoe Z");
      button(page, "Let 1 person in").click();
      page.waitForCondition(() -> page.locator("h2").first().textContent().contains("has joined"));
      assertThat(page.locator("table code").textContent()).contains("/password/");
    }
  }

  private static FilePayload csv(String text) {
    return new FilePayload("people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void instructionsAreShownAsOneTypesThem() {
    try (Browsing mira = as(lab.manager())) {
      Page page = mira.open("/task-types/new");
      page.locator("#description").fill("Mark **all** of it <script>window.harm=1</script>");
      page.waitForCondition(() -> page.locator("#preview strong").count() == 1);
      assertThat(page.locator("#preview").textContent()).contains("<script>");
      page.getByLabel("Name").fill("Mark");
      button(page, "Make the task type").click();
      page.waitForCondition(() -> page.locator("h1").textContent().equals("Mark"));
      page.getByText("Edit").click();
      button(page, "Save").click();
      page.waitForCondition(() -> flash(page).contains("was changed"));
    }
  }

  @Test
  void chartsHaveTheirNumbersInATable() {
    String first = lab.take();
    lab.take();
    lab.annotator().calls().patch("/annotations/Task/%s/finish".formatted(first), null).expect(200);
    try (Browsing mira = as(lab.manager())) {
      Page page = mira.open("/reports/work");
      assertThat(page.locator("svg.stacked text.end").allTextContents()).containsExactly("1 task");
      assertThat(page.locator("tbody tr").allTextContents()).hasSize(1);
      assertThat(page.locator("svg.stacked desc").textContent()).contains("1 task");

      mira.open("/reports");
      assertThat(page.locator("svg.curve desc").first().textContent())
          .contains("1 finished, 15 open");
      page.locator("article a").first().click();
      page.waitForURL("**/reports/progress/*");
      assertThat(page.locator("tbody tr").first().textContent()).contains("16", "1", "15");

      mira.open("/reports/available?team=" + lab.team());
      assertThat(page.locator("tbody").textContent())
          .contains("Ann Lee", "axons-2026, axons: 1 (6)");
      assertThat(page.locator(".flash").textContent()).contains("Noah Berg");
      mira.open("/reports/hours");
      assertThat(page.locator(".empty h2").textContent()).isEqualTo("No time in this month");
      server.clock().advance(Duration.ofDays(8));
      mira.withSession(lab.lab().manager("late", lab.team()).session());
      mira.open("/reports/stalled");
      assertThat(page.locator("tbody tr").allTextContents()).hasSize(1);
    }
  }

  @Test
  void hostileNamesAreTexts() {
    String script = "<script>window.harm=1</script>";
    String image = "\"><img src=x onerror=window.harm=1>";
    String type = lab.taskType(image, script + "\n\n[x](javascript:window.harm=1)");
    Map<String, Object> eve =
        Map.of(
            "email",
            lab.email("eve"),
            "firstName",
            script,
            "lastName",
            image,
            "password",
            TestServer.PASSWORD,
            "teams",
            List.of(Map.of("id", lab.team(), "isTeamManager", true)),
            "experiences",
            Map.of(image, 3, "axons", 9));
    String id =
        lab.lab()
            .admin()
            .post("//api/clew/v1/users", eve)
            .expect(200)
            .json()
            .at("/user/id")
            .asString();
    lab.lab()
        .admin()
        .patch(
            "/datasets/%s/updatePartial".formatted(lab.dataset()),
            Map.of("name", image, "description", script, "tags", List.of(image)))
        .expect(200);
    lab.lab().tasks(1, lab.task(type, "axons-2026", 1));
    try (Browsing olga = as(lab.admin())) {
      for (String path :
          List.of(
              "/users",
              "/users?search=" + "%22%3E%3Cimg%20src=x%20onerror=window.harm=1%3E",
              "/users/" + id,
              "/projects/" + lab.project(),
              "/projects/new",
              "/teams",
              "/task-types",
              "/task-types/" + type,
              "/task-types/" + type + "/edit",
              "/datasets",
              "/datasets/" + lab.dataset(),
              "/reports/available?team=" + lab.team())) {
        Page page = olga.open(path);
        assertThat(page.evaluate("window.harm === undefined")).as(path).isEqualTo(true);
        assertThat(page.locator("img[src=x]").count()).as(path).isZero();
      }
      assertThat(olga.open("/task-types/" + type).locator("h1").textContent()).isEqualTo(image);
    }
  }
}
