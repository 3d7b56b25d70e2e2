package org.clew.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.clew.client.Clew;
import org.clew.client.Event;
import org.clew.client.Events;
import org.clew.json.WireJson;
import org.clew.model.wire.WireEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what happened. */
@Command(
    name = "events",
    description = {
      "Tells what happened, oldest first, a line of JSON each. WK_URL and WK_TOKEN say where, and"
          + " who: an admin."
    },
    mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Only what came after this event, or after now: latest.")
  private @Nullable String after;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only these, such as instance.finished, or instance for all of instances.")
  private List<String> kinds = List.of();

  @Option(names = "--follow", description = "Also what happens from now on, until Ctrl+C.")
  private boolean isFollowing;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Events events = Clew.fromEnvironment().events().of(kinds.toArray(String[]::new));
    // Taken once: “latest” of a second connection would be another place.
    String place = LATEST.equals(after) ? events.latest() : after;
    PrintWriter out = spec.commandLine().getOut();
    try (Stream<Event> told = isFollowing ? events.follow(place) : events.list(place)) {
      told.forEach(event -> {
        out.println(WireJson.mapper().writeValueAsString(wire(event)));
        out.flush();
      });
    }
    return 0;
  }

  private static WireEvent wire(Event event) {
    return new WireEvent(
        event.cursor(),
        event.happened().toEpochMilli(),
        event.kind(),
        event.subject(),
        event.actor().orElse(null),
        event.before().orElse(null),
        event.after().orElse(null));
  }
}
