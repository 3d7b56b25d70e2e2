package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.client.Clew;
import org.clew.client.Event;
import org.clew.client.EventPage;
import org.clew.client.Events;
import org.clew.client.InvalidResponseException;
import org.clew.client.NotAuthorizedException;
import org.clew.client.Project;
import org.clew.client.UnexpectedStatusException;
import org.clew.testkit.Fault;
import org.clew.testkit.FaultyProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What happened, as the Java client reads it on and listens to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ClientEventsTest {
  private static final String EVENTS = "GET /api/clew/v1/events";

  private ClientLab lab;
  private Clew admin;

  @BeforeAll
  void start() {
    lab = new ClientLab();
    admin = lab.admin();
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void whatHappenedIsReadOnFromACursor() {
    String from = admin.events().latest();
    Project project = lab.project();
    project.pause();
    project.resume();

    List<Event> all = admin.events().list(from).toList();
    EventPage first = admin.events().page(from, 2);
    EventPage second = admin.events().page(first.next(), 2);

    assertThat(all)
        .extracting(Event::kind)
        .containsExactly("project.created", "project.paused", "project.resumed");
    Event paused = all.get(1);
    assertThat(paused.subject()).isEqualTo(project.id().value());
    assertThat(paused.actor()).hasValue(admin.users().current().id());
    assertThat(paused.before().orElseThrow()).containsEntry("paused", false);
    assertThat(paused.after().orElseThrow()).containsEntry("paused", true);
    assertThat(all.getFirst().before()).isEmpty();
    assertThat(first.events()).isEqualTo(all.subList(0, 2));
    assertThat(first.hasMore()).isTrue();
    assertThat(second.events()).isEqualTo(all.subList(2, 3));
    assertThat(second.hasMore()).isFalse();
    assertThat(admin.events().list(paused.cursor()).toList()).isEqualTo(all.subList(2, 3));
    assertThat(admin.events().list(null)).startsWith(admin.events().page(null, 1).events().get(0));
  }

  @Test
  void kindsAndThingsAreChosen() {
    Project project = lab.project();
    lab.project();
    project.pause();
    Events about = admin.events().about(project.id());

    assertThat(about.list(null)).extracting(Event::kind).hasSize(2);
    assertThat(about.of("project.paused", "team").list(null))
        .extracting(Event::kind)
        .containsExactly("project.paused");
  }

  @Test
  void whoFollowsMissesNothingAndSeesNothingTwiceWhenConnectionsBreak() {
    String from = admin.events().latest();
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "cut-" + i).toList();
    try (FaultyProxy proxy = FaultyProxy.before(lab.server().url())) {
      proxy.plan(
          EVENTS,
          new Fault.CutStream(700),
          new Fault.Drop(),
          new Fault.CutStream(0),
          new Fault.CutStream(2_000),
          Fault.Instead.status(503, "Retry-After: 0"),
          new Fault.CutStream(1_500),
          Fault.CutStream.NEVER);
      Clew shaky = Clew.connect(URI.create(proxy.url()), lab.adminToken());
      try (Stream<Event> events = shaky.events().of("team.created").follow(from)) {
        names.subList(0, 20).forEach(admin.teams()::create);
        Iterator<Event> next = events.iterator();
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          heard.add(name(next.next()));
        }
        names.subList(20, 30).forEach(admin.teams()::create);
        for (int i = 20; i < 30; i++) {
          heard.add(name(next.next()));
        }

        assertThat(heard).isEqualTo(names);
        assertThat(proxy.count(EVENTS)).isEqualTo(7);
      }
    }
  }

  @Test
  void whoClosesTheStreamIsWaitedForNoLonger() throws InterruptedException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Stream<Event> events = admin.events().of("team.created").follow(admin.events().latest());
    Thread listener =
        Thread.ofVirtual().start(() -> events.map(ClientEventsTest::name).forEach(heard::add));
    admin.teams().create("heard");
    assertThat(heard.take()).isEqualTo("heard");

    events.close();

    listener.join();
    admin.teams().create("unheard");
    assertThat(heard).isEmpty();
  }

  @Test
  void whoMayNotReadEventsIsTold() {
    Clew annotator = lab.annotator();

    assertThatThrownBy(() -> annotator.events().latest())
        .isInstanceOf(NotAuthorizedException.class);
    try (Stream<Event> events = annotator.events().follow(null)) {
      assertThatThrownBy(() -> events.iterator().next()).isInstanceOf(NotAuthorizedException.class);
    }
    assertThatThrownBy(() -> admin.events().page("yesterday", 1))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("“yesterday” is no cursor of events");
  }

  @Test
  void aServerThatStaysAwayIsTold() {
    try (FaultyProxy proxy = FaultyProxy.before(lab.server().url())) {
      // Not at once: Java asks again by itself before it has read a byte.
      Fault cut = new Fault.CutStream(30);
      proxy.plan(EVENTS, cut, cut, cut, cut);
      Clew shaky = Clew.connect(URI.create(proxy.url()), lab.adminToken()).withRetries(1);
      try (Stream<Event> events = shaky.events().follow(null)) {
        assertThatThrownBy(() -> events.iterator().next())
            .isInstanceOf(InvalidResponseException.class);
      }
    }
  }

  @Test
  void theCommandTellsAndFollows() {
    Map<String, String> environment =
        Map.of("WK_URL", lab.server().url(), "WK_TOKEN", lab.adminToken());
    String from = admin.events().latest();
    admin.teams().create("told");
    lab.project();
    try (Command told =
            Command.clew(environment, "events", "--after", from, "--kind", "team,script");
        Command following = Command.clew(environment, "events", "--after", from, "--follow")) {
      assertThat(told.exitCode()).as(told.errors()).isZero();
      assertThat(told.lines()).hasSize(1);
      assertThat(told.lines().getFirst()).contains("\"kind\":\"team.created\"", "\"told\"");
      following.until(line -> line.contains("project.created"));
      admin.teams().create("followed");
      following.until(line -> line.contains("\"followed\""));
    }
  }

  private static String name(Event event) {
    return String.valueOf(event.after().orElseThrow().get("name"));
  }
}
