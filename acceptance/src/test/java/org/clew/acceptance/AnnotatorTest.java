package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An annotator’s day, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotatorTest {
  private static final String SEVERAL_SHADES =
      """
      image => {
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const shades = new Set();
        const bytes = context.getImageData(0, 0, canvas.width, canvas.height).data;
        for (let i = 0; i < bytes.length; i += 4) {
          if (bytes[i + 3] === 255) {
            shades.add(bytes[i]);
          }
        }
        return shades.size > 50;
      }
      """;

  private static final String IS_DRAWN =
      """
      (image, [x, y]) => {
        const canvas = document.createElement("canvas");
        canvas.width = 320;
        canvas.height = 320;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(x, y, 1, 1).data[3] > 0;
      }
      """;

  private TestServer server;
  private PageLab lab;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
    lab.fillDataset();
  }

  /** Nothing is open, nothing can be taken back any more, and there are tasks to take. */
  @BeforeEach
  void beginANewDay() {
    lab.finishAll();
    server.clock().advance(Duration.ofHours(1));
    lab.moreTasks(2);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Browsing ann() {
    return Browsing.at(server).withSession(lab.annotator().session());
  }

  @Test
  void someoneTakesATaskTracesItSeesItAndFinishesIt() throws IOException {
    try (Browsing browsing = Browsing.at(server).signIn("ann@lab.org")) {
      Page page = browsing.page();
      assertThat(page.locator(".empty h2").textContent()).isEqualTo("You have no open task");

      submit(page, button(page, "Get a new task"));
      assertThat(flash(page)).isEqualTo("You have a new task.");
      assertThat(page.locator("h1").textContent()).isEqualTo("Trace axon");
      assertThat(page.locator(".markdown strong").textContent()).isEqualTo("every");
      assertThat(page.locator(".facts").textContent())
          .contains("120, 80, 30", "100, 50, 0, 100, 100, 100", "of 10 min expected");

      Nml start = read(page.waitForDownload(() -> page.getByText("Download").first().click()));
      assertThat(start.skeleton().nodeCount()).isEqualTo(1);
      assertThat(shownPlanes(page)).containsExactly(true, true, true);
      assertThat(drawnAt(page, "xy", 180, 160)).as("nothing is traced yet").isFalse();
      handIn(page, traced(start, 10));
      assertThat(flash(page)).isEqualTo("Your work is saved as version 1: 1 tree, 11 nodes.");
      Nml now = read(page.waitForDownload(() -> page.getByText("Download").first().click()));
      assertThat(now.skeleton().nodeCount()).isEqualTo(11);

      assertThat(drawnAt(page, "xy", 180, 160)).isTrue();
      assertThat(drawnAt(page, "xz", 175, 160)).isTrue();
      assertThat(drawnAt(page, "yz", 175, 160)).as("it goes right, not up or down").isFalse();

      submit(page, button(page, "Finish"));
      assertThat(flash(page)).isEqualTo("The task is finished.");
      assertThat(page.locator(".undo").textContent()).contains("Finished: Trace axon", "s left");

      submit(page, page.locator(".undo button"));
      assertThat(flash(page)).isEqualTo("The task is open again.");
      String first = page.url();

      submit(page, button(page, "Finish and get next"));
      assertThat(flash(page)).isEqualTo("The task is finished. Here is the next.");
      assertThat(page.url()).isNotEqualTo(first);
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      press(page, "Get a new task");
      page.waitForURL("**/annotations/*");

      // The chooser of files belongs to the system; what comes before and after it is ours.
      tabTo(page, "#file");
      page.locator("#file").setInputFiles(payload("a.nml", PageLab.nmlOf(3)));
      press(page, "Hand in");
      page.waitForCondition(() -> flash(page).startsWith("Your work is saved as version 1"));

      press(page, "Hand back …");
      page.waitForCondition(() -> page.locator("dialog:modal").count() == 1);
      page.keyboard().press("Escape");
      page.waitForCondition(() -> page.locator("dialog:modal").count() == 0);

      press(page, "Finish");
      page.waitForURL(server.url() + "/");
      press(page, "Undo");
      page.waitForURL("**/annotations/*");
      assertThat(flash(page)).isEqualTo("The task is open again.");
    }
  }

  @Test
  void whoHandsATaskBackIsAskedFirstAndMaySayWhy() {
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      submit(page, button(page, "Get a new task"));

      page.getByText("Hand back …").click();
      Locator dialog = page.locator("dialog:modal");
      assertThat(dialog.textContent()).contains("for someone else", "What you handed in is kept");
      dialog.getByText("Leave it").click();
      assertThat(page.locator("dialog:modal").count()).isZero();

      page.getByText("Hand back …").click();
      dialog.locator("textarea").fill("blurry");
      submit(page, dialog.getByText("Hand it back"));
      assertThat(flash(page)).contains("The task was handed back.");
      assertThat(lab.open()).isEmpty();
    }
  }

  @Test
  void allOfItWorksWithoutScripts() {
    try (Browsing browsing =
        Browsing.withoutScripts(server).withSession(lab.annotator().session())) {
      Page page = browsing.open("/");
      submit(page, button(page, "Get a new task"));
      handIn(page, PageLab.nmlOf(2));
      assertThat(flash(page)).contains("saved as version 1");

      page.getByText("Hand back …").click();
      submit(page, page.getByText("Hand it back"));
      assertThat(flash(page)).contains("The task was handed back.");
    }
  }

  @Test
  void twoTabsLoseNothing() {
    try (Browsing browsing = ann()) {
      Page one = browsing.open("/");
      submit(one, button(one, "Get a new task"));
      Page other = browsing.tab();
      other.navigate(one.url());

      handIn(other, PageLab.nmlOf(3));
      handIn(one, PageLab.nmlOf(5));
      assertThat(flash(one)).contains("Nothing was changed", "another version was saved");
      assertThat(one.locator("tbody tr").count()).isEqualTo(2);
      handIn(one, PageLab.nmlOf(5));
      assertThat(flash(one)).contains("saved as version 2");

      other.reload();
      submit(other, button(other, "Finish"));
      submit(one, button(one, "Finish"));
      assertThat(flash(one)).isEqualTo("It was finished already.");
    }
  }

  @Test
  void anOldVersionCanBeBroughtBack() {
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      submit(page, button(page, "Get a new task"));
      handIn(page, PageLab.nmlOf(3));
      handIn(page, PageLab.nmlOf(5));

      submit(page, page.getByText("Bring back version 1"));
      assertThat(flash(page)).isEqualTo("Version 1 is back, as version 3.");
      assertThat(page.locator("tbody tr").first().textContent()).contains("version 1 again");
    }
  }

  @Test
  void whatIsWrongWithAFileIsTold() {
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      submit(page, button(page, "Get a new task"));

      handIn(page, "no NML".getBytes(StandardCharsets.UTF_8));
      assertThat(page.locator(".flash.bad").count()).isEqualTo(1);
      handIn(page, PageLab.nmlAt(900, 900, 900));
      assertThat(page.locator(".flash.warning").textContent())
          .contains("saved as version 1", "outside");
    }
  }

  @Test
  void whoGetsNoTaskIsToldWhy() {
    try (Browsing browsing = Browsing.at(server).withSession(lab.novice().session())) {
      Page page = browsing.open("/");
      submit(page, button(page, "Get a new task"));

      assertThat(page.locator(".flash.warning").textContent())
          .contains("There is no task for you", "“axons” 1 or more needed, and you have no entry");
    }
  }

  @Test
  void whoHasEnoughIsToldHowMuch() {
    lab.take();
    lab.take();
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      assertThat(page.locator("article.task").count()).isEqualTo(2);
      submit(page, button(page, "Get a new task"));
      assertThat(flash(page)).contains("You have 2 open tasks, and may have 2.");
    }
  }

  @Test
  void aFinishThatIsTooOldCannotBeTakenBack() {
    lab.take();
    try (Browsing browsing = ann()) {
      Page page = browsing.open("/");
      submit(page, button(page, "Finish").first());
      server.clock().advance(Duration.ofMinutes(5));
      submit(page, page.locator(".undo button"));
      assertThat(page.locator(".flash.bad").textContent()).contains("finished for too long");
      assertThat(page.locator(".undo").count()).isZero();
    }
  }

  @Test
  void theWayToNeuroglancerKnowsThePlace() {
    String instance = lab.take();

    lab.submit(lab.annotator(), instance, 3);

    String state = neuroglancerState(instance);
    assertThat(state)
        .contains("\"position\":[120.5,80.5,30.5]")
        .contains("\"pointA\":[100.0,50.0,0.0],\"pointB\":[200.0,150.0,100.0]")
        .contains("\"x\":[1.124E-8,\"m\"]")
        .contains("\"pointA\":[120.5,80.5,30.5],\"pointB\":[121.5,80.5,30.5]")
        .contains("\"pointB\":[122.5,80.5,30.5]");
    // As the viewer does: a name put behind the address, and nobody signed in.
    Matcher layer =
        Pattern.compile("\"url\":\"" + server.url() + "(/[^\"|]+/color/1/)[|]zarr3:")
            .matcher(state);
    assertThat(layer.find()).as(state).isTrue();
    server.anonymous().get("/" + layer.group(1) + "zarr.json").expect(200);
  }

  @Test
  void aTracingThatIsTooLargeForALinkIsLeftOutAndThePageSaysSo() {
    String instance = lab.take();
    lab.submit(lab.annotator(), instance, 201);

    assertThat(neuroglancerState(instance)).contains("\"start\"").doesNotContain("tracing");
    assertThat(lab.browser("annotator").get("//annotations/" + instance).expect(200).body())
        .contains("what was traced is too much for its link");
  }

  private String neuroglancerState(String instance) {
    String page =
        lab.browser("annotator")
            .get("//annotations/" + instance + "/neuroglancer")
            .expect(200)
            .body();
    Matcher link =
        Pattern.compile("content=\"0; url=(https://neuroglancer.example/)#!([^\"]+)\"")
            .matcher(page);
    assertThat(link.find()).as(page).isTrue();
    return URLDecoder.decode(link.group(2), StandardCharsets.UTF_8);
  }

  /** Of each plane whether it shows more than one shade. */
  private static List<Boolean> shownPlanes(Page page) {
    List<Boolean> shown = new ArrayList<>();
    for (Locator image : page.locator(".pile img:not([data-optional])").all()) {
      image.scrollIntoViewIfNeeded();
      page.waitForCondition(() -> (Boolean) image.evaluate("image => image.naturalWidth > 0"));
      shown.add((Boolean) image.evaluate(SEVERAL_SHADES));
    }
    return shown;
  }

  /** Whether something lies over a pixel of a plane; the start, 120, 80, 30, is at 160, 160. */
  private static boolean drawnAt(Page page, String plane, int x, int y) {
    Locator image = page.locator(".pile img[data-optional][src*='/" + plane + ".svg']");
    image.scrollIntoViewIfNeeded();
    page.waitForCondition(() -> (Boolean) image.evaluate("image => image.naturalWidth > 0"));
    return (Boolean) image.evaluate(IS_DRAWN, List.of(x, y));
  }

  private static Locator button(Page page, String text) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
  }

  private static String flash(Page page) {
    Locator flash = page.locator("#flash .flash");
    return flash.count() == 0 ? "" : flash.innerText().strip();
  }

  private static void handIn(Page page, byte[] nml) {
    page.locator("#file").setInputFiles(payload("traced.nml", nml));
    submit(page, button(page, "Hand in"));
  }

  /** Clicks, and waits for the page that follows, also where it has the same address. */
  private static void submit(Page page, Locator button) {
    page.evaluate("document.body.dataset.left = 'yes'");
    button.click();
    page.waitForCondition(() -> page.locator("body[data-left]").count() == 0);
    page.waitForLoadState();
  }

  private static FilePayload payload(String name, byte[] bytes) {
    return new FilePayload(name, "application/octet-stream", bytes);
  }

  private static Nml read(Download download) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(Files.readAllBytes(download.path())));
  }

  private static byte[] traced(Nml start, int count) throws IOException {
    Tree tree = start.skeleton().trees().getFirst();
    Node last = tree.node(0);
    for (int i = 1; i <= count; i++) {
      Node next = tree.addNode(Vec3Double.of(120 + 2 * i, 80, 30));
      tree.addEdge(last, next);
      last = next;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NmlWriter.write(start, bytes);
    return bytes.toByteArray();
  }

  /** Goes on with Tab until something is reached, as far as one may have to. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (page.locator(selector + ":focus").count() == 1) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + selector);
  }

  private static void press(Page page, String text) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      Locator focused = page.locator(":focus");
      if (focused.count() == 1
          && List.of("BUTTON", "SUMMARY").contains(focused.evaluate("e => e.tagName"))
          && focused.innerText().startsWith(text)) {
        page.keyboard().press("Enter");
        return;
      }
    }
    throw new AssertionError("Tab does not lead to “" + text + "”");
  }
}
