package org.clew.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clew.acceptance.Screenshots.Look;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of every page of managers; a page more is a line more in {@link #looks}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerScreenshotsTest {
  private static final String LONG = "a-project-with-a-long-name-".repeat(3);

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ida", "Jonas", "Karla", "Leo", "Mei", "Nils", "Olu", "Petra", "Quinn", "Ravi", "Sven",
          "Tara", "Uma", "Vito", "Wei", "Xenia", "Yuki", "Zora", "Amir", "Bela", "Carla", "Dora",
          "Emil", "Finn", "Greta", "Hugo", "Ilse", "Jana", "Kofi", "Lina");
  private static final List<String> LAST_NAMES =
      List.of("Aydin", "Becker", "Chen", "Diaz", "Eriksen", "Fischer", "Gupta");

  private TestServer server;
  private PageLab lab;
  private Person empty;
  private String invitation;
  private String reset;
  private String busy;
  private String longType;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
    lab.fillMiddleOfDataset();
    fill();
    Map<String, Object> invited =
        Map.of("email", "nora@lab.org", "teams", List.of(member(lab.team())));
    invitation =
        lab.lab()
            .admin()
            .post("//api/clew/v1/invitations", invited)
            .expect(200)
            .json()
            .get("token")
            .asString();
    reset =
        lab.lab()
            .admin()
            .post("//api/clew/v1/users/%s/passwordReset".formatted(lab.novice().id()), null)
            .expect(200)
            .json()
            .get("token")
            .asString();
    Lab other = Lab.found(server, "Empty");
    empty = other.anotherAdmin("Eli Moss");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Map<String, Object> member(String team) {
    return Map.of("id", team, "isTeamManager", false);
  }

  /** Weeks of work of several people on several projects. */
  private void fill() {
    longType =
        lab.taskType(
            "Trace the axon that enters the box from the left and leaves_it_who_knows_where",
            PageLab.INSTRUCTIONS.repeat(2));
    for (int i = 0; i < 14; i++) {
      Map<String, Object> project =
          new HashMap<>(
              lab.lab().projectBody(i == 3 ? LONG : "dendrites-" + i, lab.team(), 20 - i));
      project.put("paused", i % 5 == 4);
      String id =
          lab.lab().admin().post("/projects", project).expect(200).json().get("id").asString();
      if (i == 2) {
        busy = id;
      }
      lab.lab().tasks(4 + i, lab.task(longType, (String) project.get("name"), 2));
    }
    for (int i = 0; i < 30; i++) {
      Person person =
          lab.lab()
              .user(
                  i == 7
                      ? "Bartholomaeus-Maximilian Hohenstein"
                      : FIRST_NAMES.get(i) + " " + LAST_NAMES.get(i % 7),
                  Map.of("axons", i % 7, "a-domain-with-quite-a-long-name", i),
                  lab.team());
      if (i % 7 > 0 && i < 12) {
        work(person, 1 + i % 3);
      }
    }
    lab.take();
    server.clock().advance(Duration.ofDays(9));
    work(lab.annotator(), 1);
  }

  private void work(Person person, int tasks) {
    for (int i = 0; i < tasks; i++) {
      String instance = lab.take(person);
      for (int beat = 0; beat < 20; beat++) {
        person
            .calls()
            .get(
                "/annotations/Task/%s/info?timestamp=%d"
                    .formatted(instance, server.clock().millis()))
            .expect(200);
        server.clock().advance(Duration.ofSeconds(50));
      }
      if (i % 2 == 0) {
        person.calls().patch("/annotations/Task/%s/finish".formatted(instance), null).expect(200);
      }
      server.clock().advance(Duration.ofHours(20));
    }
    lab.take(person);
  }

  List<Look> looks() {
    String olga = lab.admin().session();
    String mira = lab.manager().session();
    String eli = empty.session();
    String project = "/projects/" + busy;
    String ann = "/users/" + lab.annotator().id();
    return List.of(
        new Look("projects", olga, "/projects"),
        new Look("projects-empty", eli, "/projects"),
        new Look("projects-none-fits", olga, "/projects?search=nothing"),
        new Look("project", olga, project),
        new Look("project-member-of-staff", mira, project),
        new Look("project-delete", olga, project, click("Delete the project …")),
        new Look("project-transfer", olga, project, click("Transfer all active tasks …")),
        new Look("project-new", mira, "/projects/new"),
        new Look("users", olga, "/users"),
        new Look("users-ticked", mira, "/users", page -> page.locator("[data-all]").check()),
        new Look(
            "users-deactivate",
            olga,
            "/users",
            page -> {
              page.locator("[data-all]").check();
              page.getByText("Deactivate …").click();
              page.waitForCondition(
                  () -> page.locator("h1").textContent().equals("Deactivate people?"));
            }),
        new Look("user", olga, ann),
        new Look("user-of-manager", mira, ann),
        new Look("user-password", olga, ann, click("Reset the password …")),
        new Look("invite", olga, "/users/invite"),
        new Look("import", olga, "/users/import"),
        new Look("join", "", "/join/" + invitation),
        new Look("password", "", "/password/" + reset),
        new Look("teams", olga, "/teams"),
        new Look("teams-empty", eli, "/teams"),
        new Look("task-types", olga, "/task-types"),
        new Look("task-types-empty", eli, "/task-types"),
        new Look("task-type", olga, "/task-types/" + longType),
        new Look("task-type-new", mira, "/task-types/new"),
        new Look("task-type-edit", olga, "/task-types/" + longType + "/edit"),
        new Look("scripts", olga, "/scripts"),
        new Look("scripts-empty", eli, "/scripts"),
        new Look("datasets", olga, "/datasets"),
        new Look("datasets-empty", eli, "/datasets"),
        new Look("dataset", olga, "/datasets/" + lab.dataset()),
        new Look("dataset-register", olga, "/datasets/register"),
        new Look("reports", olga, "/reports"),
        new Look("reports-empty", eli, "/reports"),
        new Look("report-project", olga, "/reports/progress/" + busy),
        new Look("report-work", olga, "/reports/work"),
        new Look("report-hours", olga, "/reports/hours"),
        new Look("report-available", olga, "/reports/available?team=" + lab.team()),
        new Look("report-stalled", olga, "/reports/stalled"),
        new Look("report-stalled-empty", eli, "/reports/stalled"));
  }

  private static Consumer<Page> click(String text) {
    return page -> page.getByText(text).click();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void thePageFitsDesksAndPhones(Look look) throws IOException {
    new Screenshots(server).take(look);
  }
}
