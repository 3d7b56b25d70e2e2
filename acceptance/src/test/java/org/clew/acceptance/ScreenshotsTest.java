package org.clew.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.acceptance.Screenshots.Look;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of every page; a page more is a line more in {@link #looks}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsTest {
  private static final String LONG =
      "Trace the axon that enters the box from the left and leaves it we do not know where"
          + "_and_a_name_without_any_blank_that_goes_on_and_on_and_on_and_on_and_on";

  private TestServer server;
  private PageLab lab;
  private Person busy;
  private String instance;
  private String finished;
  private String longOne;
  private String nothing;
  private String badTable;
  private String goodTable;
  private String warnedTable;
  private PageLab large;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    lab = new PageLab(server);
    lab.fillDataset();
    busy = lab.lab().user("Bartholomaeus-Maximilian Hohenstein", Map.of("axons", 9), lab.team());
    instance = lab.take();
    lab.submit(lab.annotator(), instance, 3);
    worked(lab.annotator(), instance, 14);
    lab.submit(lab.annotator(), instance, PageLab.nmlOfBranches());
    String type = lab.taskType(LONG, "# " + LONG + "\n\n" + PageLab.INSTRUCTIONS.repeat(3));
    Map<String, Object> project =
        new HashMap<>(
            lab.lab().projectBody("a-project-with-a-long-name-".repeat(3), lab.team(), 99));
    lab.lab().admin().post("/projects", project).expect(200);
    lab.lab().tasks(1, lab.task(type, (String) project.get("name"), 1));
    longOne = lab.take(busy);
    String other = lab.take(busy);
    worked(busy, other, 4);
    lab.submit(busy, other, PageLab.nmlOfBranches());
    busy.calls().patch("/annotations/Task/%s/finish".formatted(other), null).expect(200);
    finished = other;
    lab.take(busy);
    prepareTasks();
    large = new PageLab(server, "Large");
    ManyTasks.like(server, large.task(), 10_000);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void worked(Person person, String annotation, int minutes) {
    for (int i = 0; i <= 2 * minutes; i++) {
      person
          .calls()
          .get(
              "/annotations/Task/%s/info?timestamp=%d"
                  .formatted(annotation, server.clock().millis()))
          .expect(200);
      server.clock().advance(Duration.ofSeconds(30));
    }
  }

  List<Look> looks() {
    String novice = lab.novice().session();
    String ann = lab.annotator().session();
    String mira = lab.manager().session();
    return List.of(
        new Look("sign-in", "", "/"),
        new Look(
            "sign-in-wrong",
            "",
            "/sign-in?to=/work/history",
            page -> {
              page.getByLabel("E-mail").fill("nobody@lab.org");
              page.getByLabel("Password").fill("wrong");
              page.locator("main button.primary").click();
              page.locator(".flash.bad").waitFor();
            }),
        new Look("nothing-here", "", "/nothing-here"),
        new Look("menu", novice, "/", page -> page.locator(".menu summary").click()),
        new Look("api", "", "/api/docs"),
        new Look("work-empty", novice, "/"),
        new Look(
            "work-no-task",
            novice,
            "/",
            page -> {
              page.getByText("Get a new task").click();
              page.locator(".flash").waitFor();
            }),
        new Look("work", ann, "/"),
        new Look("work-many", busy.session(), "/"),
        new Look(
            "work-undo",
            busy.session(),
            "/",
            page -> {
              if (page.locator(".undo").count() == 0) {
                page.getByText("Finish", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
                page.locator(".undo").waitFor();
              }
            }),
        new Look("annotation", ann, "/annotations/" + instance),
        new Look("annotation-long-name", busy.session(), "/annotations/" + longOne),
        new Look("annotation-finished", busy.session(), "/annotations/" + finished),
        new Look(
            "hand-back",
            ann,
            "/annotations/" + instance,
            page -> page.getByText("Hand back …").click()),
        new Look("history-empty", novice, "/work/history"),
        new Look("history", busy.session(), "/work/history"),
        new Look("hours-empty", novice, "/work/hours"),
        new Look("hours", ann, "/work/hours"),
        new Look("tasks-none", nothing, "/tasks"),
        new Look("tasks", mira, "/tasks"),
        new Look("tasks-many", large.manager().session(), "/tasks?text=axon-"),
        new Look("project-many", large.manager().session(), "/projects/" + large.project()),
        new Look("tasks-narrow", mira, "/tasks?text=axons&from=2020-01-01"),
        new Look("tasks-not-found", mira, "/tasks?text=nothing+like+it"),
        new Look("task", mira, "/tasks/" + lab.taskOf(instance)),
        new Look("task-long-name", mira, "/tasks/" + lab.taskOf(longOne)),
        new Look(
            "task-cancel",
            mira,
            "/tasks/" + lab.taskOf(instance),
            page -> page.getByText("Cancel …").first().click()),
        new Look(
            "task-transfer",
            mira,
            "/tasks/%s/instances/%s/transfer".formatted(lab.taskOf(instance), instance)),
        new Look("task-new", mira, "/tasks/new?project=axons-2026"),
        new Look("task-new-wrong", mira, "/tasks/new", ScreenshotsTest::fillInWrong),
        new Look("tasks-from-files", mira, "/tasks/from-files"),
        new Look("tasks-from-files-made", mira, "/tasks/from-files", ScreenshotsTest::sendFiles),
        new Look("tasks-import", mira, "/tasks/import"),
        new Look("tasks-import-bad-rows", mira, "/tasks/import/" + badTable),
        new Look("tasks-import-warning", lab.admin().session(), "/tasks/import/" + warnedTable),
        new Look("tasks-imported", mira, "/tasks/import/" + goodTable));
  }

  private void prepareTasks() {
    nothing = Lab.found(server, "Empty").anotherAdmin("Emma Frost").session();
    lab.lab().tasks(120, lab.task(lab.taskType("Mark somata", ""), "axons-2026", 3));
    lab.annotator()
        .calls()
        .post(
            "//api/clew/v1/annotations/%s/handBack".formatted(lab.take()),
            Map.of("reason", "too blurry to see anything"))
        .expect(200);
    badTable =
        sent(
            "?dryRun=true&fileName=axons-of-november.csv",
            PageLab.table(40)
                + "axons-2026,Trace axon,em,axons,1,here,80,30\n"
                + "no-such-project,%s,em,axons,1,1,80,30\n".formatted(LONG));
    lab.lab().dataset("em-of-others", lab.lab().team("Others"));
    warnedTable =
        sent(
            lab.admin(),
            "?dryRun=true&fileName=axons.csv",
            PageLab.table(12).replace(",em,", ",em-of-others,"));
    goodTable = sent("?fileName=axons.csv", PageLab.table(12));
  }

  private String sent(String query, String table) {
    return sent(lab.manager(), query, table);
  }

  private static String sent(Person sender, String query, String table) {
    return sender
        .calls()
        .withHeader("Content-Type", "text/csv")
        .post("//api/clew/v1/tasks/import" + query, table)
        .expect(200)
        .json()
        .get("id")
        .asString();
  }

  private static void fillInWrong(Page page) {
    page.locator("form.form").evaluate("form => form.noValidate = true");
    page.getByLabel("Start position").fill("1, 2");
    page.getByLabel("Bounding box").fill("a box of a hundred");
    page.getByText("Make it").click();
    page.locator(".field.wrong").first().waitFor();
  }

  private static void sendFiles(Page page) {
    page.getByLabel("Project").selectOption("axons-2026");
    page.getByLabel("Task type").selectOption(new SelectOption().setLabel("Trace axon"));
    page.getByLabel("Experience").fill("axons");
    FilePayload good = new FilePayload("axon-17.nml", "application/xml", PageLab.nmlOf(3));
    FilePayload bad = new FilePayload("axon-18.nml", "application/xml", new byte[] {'n', 'o'});
    page.locator("#files").setInputFiles(new FilePayload[] {good, bad});
    page.getByText("Make tasks").click();
    page.locator("#from-files .flash").waitFor();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void thePageFitsDesksAndPhones(Look look) throws IOException {
    new Screenshots(server).take(look);
  }
}
