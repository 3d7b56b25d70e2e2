package org.clew.acceptance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.acceptance.Screenshots.Look;
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

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
    busy = lab.lab().user("Bartholomaeus-Maximilian", Map.of("axons", 9), lab.team());
    instance = lab.take();
    lab.submit(lab.annotator(), instance, 3);
    worked(lab.annotator(), instance, 14);
    lab.submit(lab.annotator(), instance, 25);
    String type = lab.taskType(LONG, "# " + LONG + "\n\n" + PageLab.INSTRUCTIONS.repeat(3));
    Map<String, Object> project =
        new HashMap<>(
            lab.lab().projectBody("a-project-with-a-long-name-".repeat(3), lab.team(), 99));
    lab.lab().admin().post("/projects", project).expect(200);
    lab.lab().tasks(1, lab.task(type, (String) project.get("name"), 1));
    longOne = lab.take(busy);
    String other = lab.take(busy);
    worked(busy, other, 4);
    busy.calls().patch("/annotations/Task/%s/finish".formatted(other), null).expect(200);
    finished = other;
    lab.take(busy);
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
    return List.of(
        new Look("sign-in", "", "/"),
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
        new Look("hours", ann, "/work/hours"));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void thePageFitsAndHasItsPicture(Look look) {
    new Screenshots(server).take(look);
  }
}
