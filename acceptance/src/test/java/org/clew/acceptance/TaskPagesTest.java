package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A manager looks after tasks, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskPagesTest {
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

  private Browsing mira() {
    return Browsing.at(server).withSession(lab.manager().session());
  }

  @Test
  void tasksAreFoundWhileSomeoneTypes() {
    lab.lab().project("somata-2026", lab.team(), 1);
    String type = lab.taskType("Mark soma", "");
    String soma = lab.lab().tasks(1, lab.task(type, "somata-2026", 1)).getFirst();
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks");
      assertThat(page.locator("#found [role=status]").innerText()).isEqualTo("9 tasks");

      page.getByLabel("Search").fill("somata");
      page.waitForCondition(() -> rows(page) == 1);
      assertThat(page.url()).endsWith("/tasks?text=somata");
      assertThat(page.locator("#found tbody").innerText()).contains(soma, "Mark soma");

      page.getByLabel("Search").fill("nothing like it");
      page.locator("#found .empty").waitFor();
      assertThat(page.locator("#found .empty").innerText()).contains("No task is like that");

      page.getByLabel("Search").fill("");
      page.getByLabel("Task type").selectOption(type);
      page.waitForCondition(() -> rows(page) == 1);
      assertThat(page.url()).endsWith("/tasks?taskType=" + type);
      page.getByText("More ways").click();
      page.getByLabel("Ids").fill("no id");
      page.locator("#found .flash.bad").waitFor();
      assertThat(page.locator("#found").innerText()).contains("“no” is no id");

      page.reload();
      assertThat(page.getByLabel("Ids").inputValue()).isEqualTo("no id");

      page.goBack();
      page.waitForCondition(() -> page.url().endsWith("/tasks?taskType=" + type));
      page.waitForCondition(() -> rows(page) == 1);
    }
  }

  @Test
  void aListIsFoundWithoutScriptsAndGoesOn() {
    lab.lab().tasks(60, lab.task(lab.taskType("Many", ""), "axons-2026", 1));
    try (Browsing browsing = Browsing.withoutScripts(server).withSession(lab.manager().session())) {
      Page page = browsing.open("/tasks");
      assertThat(page.locator("#found [role=status]").innerText()).isEqualTo("68 tasks");
      page.getByText("Next").click();
      assertThat(rows(page)).isEqualTo(18);

      page.getByLabel("Search").fill("axons-2026");
      page.getByLabel("State").selectOption("active");
      page.locator("noscript button, .tasks-filter > button").first().click();
      assertThat(page.locator("#found .empty").innerText()).contains("No task is like that");
    }
  }

  @Test
  void aTaskIsAssignedByHandAndItsProgressIsSeen() {
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/" + lab.task());
      assertThat(page.locator("#people tbody").innerText())
          .contains("Ann Lee", "yes", "Noah Berg", "“axons” 1 or more is needed");
      assertThat(page.locator(".facts").innerText())
          .contains("axons-2026", "120, 80, 30", "100, 50, 0, 100, 100, 100", "axons, at least 1");

      // Of several rules the first that fails is told, and experience comes before what one had.
      lab.lab()
          .admin()
          .patch("/users/" + lab.novice().id(), Map.of("experiences", Map.of("axons", 1)))
          .expect(200);
      page.getByLabel("Person").selectOption(lab.novice().id());
      button(page, "Assign").click();
      page.locator(".flash.good").waitFor();
      assertThat(legend(page)).isEqualTo("1 pending 1 active 0 finished");
      assertThat(page.locator("#people tbody").innerText()).contains("They are working on it.");

      String instance = instance(page);
      lab.submit(lab.novice(), instance, 4);
      lab.novice()
          .calls()
          .patch("/annotations/Task/%s/finish".formatted(instance), null)
          .expect(200);
      page.reload();
      assertThat(legend(page)).isEqualTo("1 pending 0 active 1 finished");
      assertThat(page.locator(".history").innerText())
          .contains(
              "Mira Stone gave it to Noah Berg",
              "Noah Berg handed in version 1",
              "Noah Berg finished it");

      button(page, "Reopen").click();
      page.waitForCondition(() -> legend(page).equals("1 pending 1 active 0 finished"));
      button(page, "Finish").click();
      page.waitForCondition(() -> legend(page).equals("1 pending 0 active 1 finished"));
    }
  }

  @Test
  void whatHappensIsSaidBeforeItHappens() {
    String instance = lab.take();
    lab.submit(lab.annotator(), instance, 3);
    lab.submit(lab.annotator(), instance, 5);
    String task = lab.taskOf(instance);
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/" + task);
      Locator dialog = page.locator("dialog:modal");

      page.getByText("Reset …").click();
      assertThat(dialog.innerText())
          .contains("goes on from there", "stays as version 2 and can be downloaded");
      dialog.getByText("Reset it").click();
      page.locator(".flash.good").waitFor();
      assertThat(page.locator(".history").innerText()).contains("that is version 3");

      page.getByText("Transfer …").click();
      assertThat(page.locator("h1").innerText()).isEqualTo("Transfer");
      page.getByLabel("Who gets it").selectOption(lab.novice().id());
      button(page, "Transfer").click();
      page.waitForURL("**/tasks/" + task);
      assertThat(page.locator("table").first().innerText()).contains("Noah Berg", "active");

      page.getByText("Cancel …").click();
      assertThat(dialog.innerText())
          .contains("Cancel returns the instance to the queue", "stays as version 3");
      dialog.getByText("Cancel it").click();
      page.waitForCondition(() -> legend(page).startsWith("2 pending 0 active"));
      assertThat(page.locator("table").first().innerText()).contains("cancelled by Mira Stone");

      page.getByLabel("How many more").fill("5");
      button(page, "Change").click();
      page.waitForCondition(() -> legend(page).startsWith("5 pending"));

      page.getByText("Delete …").click();
      assertThat(dialog.innerText()).contains("cannot be brought back");
      dialog.getByText("Delete it").click();
      page.waitForURL("**/tasks");
      page.navigate("/tasks/" + task);
      assertThat(page.locator("h1").innerText()).isEqualTo("There is nothing here");
    }
  }

  @Test
  void aReasonForHandingBackReachesTheManager() {
    String instance = lab.take();
    String task = lab.taskOf(instance);
    lab.annotator()
        .calls()
        .post(
            "//api/clew/v1/annotations/%s/handBack".formatted(instance),
            Map.of("reason", "too blurry"))
        .expect(200);
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/" + task);
      assertThat(page.locator("table").first().innerText())
          .contains("handed back by Ann Lee: “too blurry”");
      assertThat(page.locator("#people tbody").innerText())
          .contains("They had it; it was cancelled or handed back.");
    }
  }

  @Test
  void aRefusalSaysWhyNothingHappened() {
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/" + lab.task());
      Page other = browsing.tab();
      other.navigate(page.url());
      for (Page each : List.of(page, other)) {
        each.getByLabel("Person").selectOption(lab.annotator().id());
        button(each, "Assign").click();
        each.locator(".flash").waitFor();
      }
      assertThat(page.locator(".flash.good").count()).isEqualTo(1);
      assertThat(other.locator(".flash.bad").innerText()).contains("who has this task already");
    }
  }

  @Test
  void aTaskIsMadeAndAnotherLikeIt() {
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/new?project=axons-2026");
      assertThat(page.getByLabel("Project").inputValue()).isEqualTo("axons-2026");
      page.locator("form.form").evaluate("form => form.noValidate = true");
      page.getByLabel("Start position").fill("1, 2");
      page.getByLabel("Bounding box").fill("1 2 3 4 5 -6");
      button(page, "Make it").click();
      page.locator(".field.wrong").first().waitFor();
      assertThat(page.locator(".field.wrong").allInnerTexts().toString())
          .contains("Choose what is to be done.", "not “1, 2”", "is not negative");

      page.getByLabel("Task type").selectOption(new SelectOption().setLabel("Trace axon"));
      page.getByLabel("Dataset").selectOption(new SelectOption().setLabel("em"));
      page.getByLabel("Experience").fill("x");
      page.getByLabel("Start position").fill("120, 80, 30\n(121, 80, 30)");
      page.getByLabel("Bounding box").fill("100, 50, 0, 100, 100, 100");
      page.locator("form.form").evaluate("form => form.noValidate = true");
      button(page, "Make it").click();
      page.locator(".field.wrong").first().waitFor();
      assertThat(page.locator(".field.wrong").innerText()).contains("is too short");

      page.getByLabel("Experience").fill("axons");
      button(page, "Make it").click();
      page.locator(".flash.good").waitFor();
      assertThat(page.locator(".flash.good").innerText()).contains("2 tasks are made");
      assertThat(page.getByLabel("Bounding box").inputValue()).startsWith("100, 50");
      assertThat(page.getByLabel("Start position").inputValue()).isEmpty();

      page.getByLabel("Start position").fill("7 8 9");
      button(page, "Make another").click();
      page.getByText("Open it").click();
      assertThat(page.locator(".facts").innerText()).contains("7, 8, 9");
    }
  }

  @Test
  void filesBecomeTasksAndBadOnesSayWhyNot() {
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/from-files?project=axons-2026");
      page.getByLabel("Task type").selectOption(new SelectOption().setLabel("Trace axon"));
      page.getByLabel("Experience").fill("axons");
      page.locator("#files")
          .setInputFiles(
              new FilePayload[] {
                payload("good.nml", PageLab.nmlOf(3)),
                payload("bad.nml", "no NML".getBytes(StandardCharsets.UTF_8)),
                payload("notes.txt", new byte[] {1})
              });
      button(page, "Make tasks").click();
      page.locator("#from-files .flash").waitFor();
      assertThat(page.locator("#from-files .flash").innerText())
          .contains("1 task was made from 3 files");
      assertThat(page.locator("tbody").innerText())
          .contains("made", "This is not XML", "ends neither in .nml nor .zip");
      assertThat(page.locator("tbody td:first-child").allInnerTexts())
          .containsExactly("good.nml", "bad.nml", "notes.txt");
      assertThat(page.getByLabel("Experience").inputValue()).isEqualTo("axons");

      page.getByText("Open the task").click();
      assertThat(page.locator(".facts").innerText()).contains("good.nml");
    }
  }

  @Test
  void aTableWithTwoBadRowsIsMendedOrImportedWithoutThem() {
    try (Browsing browsing = mira()) {
      Page page = browsing.open("/tasks/import");
      String table =
          PageLab.table(3)
              + "axons-2026,Trace axon,em,axons,1,here,80,30\n"
              + "no-such-project,Trace axon,em,axons,1,1,80,30\n";
      page.locator("#file")
          .setInputFiles(payload("<b>axons.csv", table.getBytes(StandardCharsets.UTF_8)));
      button(page, "Look at it").click();
      page.waitForURL("**/tasks/import/*");
      page.getByText("without the bad rows").first().waitFor();
      assertThat(page.locator(".tally").innerText().replaceAll("\\s+", " "))
          .contains("rows 5", "in order 3", "bad 2");
      assertThat(page.locator("table").first().innerText())
          .contains("5", "x", "not “here”", "6", "no-such-project");
      assertThat(page.locator("table.raw").innerText()).contains("experienceDomain", "102");
      assertThat(lab.lab().admin().get("/projects/" + lab.project() + "/tasks").json().size())
          .isEqualTo(8);

      button(page, "Import 3 tasks without the bad rows").click();
      page.getByText("Show the tasks").waitFor();
      assertThat(page.locator(".tally").innerText().replaceAll("\\s+", " "))
          .contains("tasks made 3");
      page.getByText("Undo …").click();
      page.locator("dialog:modal").getByText("Undo it").click();
      page.locator(".flash.good").waitFor();
      assertThat(page.locator(".flash.good").innerText()).contains("undone: 3 tasks are gone");

      page.navigate("/tasks/import");
      assertThat(page.locator("tbody").innerText()).contains("<b>axons.csv", "looked at", "undone");
    }
  }

  @Test
  void aPastedTableIsImportedWithoutScripts() {
    try (Browsing browsing = Browsing.withoutScripts(server).withSession(lab.manager().session())) {
      Page page = browsing.open("/tasks/import");
      button(page, "Look at it").click();
      assertThat(page.locator(".field.wrong").innerText()).contains("Choose a file, or paste");

      page.getByLabel("Or paste").fill(PageLab.table(2).replace(',', '\t'));
      button(page, "Look at it").click();
      page.getByText("Import 2 tasks").click();
      page.getByText("Show the tasks").waitFor();
      assertThat(page.locator(".tally").innerText().replaceAll("\\s+", " "))
          .contains("tasks made 2");
      page.getByText("Show the tasks").click();
      assertThat(rows(page)).isEqualTo(2);
    }
  }

  @Test
  void aMemberIsTurnedAwayKindly() {
    try (Browsing browsing = Browsing.at(server).withSession(lab.annotator().session())) {
      Page page = browsing.open("/");
      assertThat(page.locator("nav").first().innerText()).doesNotContain("Tasks");
      page.navigate("/tasks");
      assertThat(page.locator("h1").innerText()).isEqualTo("That is not for you");
      page.navigate("/tasks/" + lab.task());
      assertThat(page.locator("h1").innerText()).isEqualTo("That is not for you");
    }
  }

  private static int rows(Page page) {
    return page.locator("#found tbody tr").count();
  }

  private static String legend(Page page) {
    return page.locator("main .legend").first().innerText().replaceAll("\\s+", " ").strip();
  }

  /** The id of the first instance on the page of a task. */
  private static String instance(Page page) {
    return page.locator("td a[href^='/annotations/']")
        .first()
        .getAttribute("href")
        .replaceFirst(".*/", "");
  }

  private static FilePayload payload(String name, byte[] bytes) {
    return new FilePayload(name, "application/octet-stream", bytes);
  }

  private static Locator button(Page page, String text) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
  }
}
