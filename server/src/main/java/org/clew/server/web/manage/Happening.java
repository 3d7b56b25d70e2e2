package org.clew.server.web.manage;

import java.time.Instant;
import java.util.Objects;
import org.clew.server.annotation.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a task, in words.
 *
 * @param at when
 * @param who did it; empty for the server
 * @param what happened
 * @param reason that they gave, or empty
 * @param instance the address of the instance that it happened to, or null for the task itself
 */
public record Happening(
    Instant at, String who, String what, String reason, @Nullable String instance) {
  static Happening of(HistoryEntry entry) {
    boolean isTask = entry.kind().startsWith("task.");
    return new Happening(
        entry.happened(),
        entry.actor() == null ? "" : entry.actor(),
        words(entry),
        Objects.toString(entry.after().get("reason"), ""),
        isTask ? null : "/annotations/" + entry.subject());
  }

  /** How an instance came back to the queue; null if this is something else. */
  @Nullable String end() {
    boolean isEnd = what.equals("cancelled it") || what.equals("handed it back");
    String why = reason.isEmpty() ? "" : ": “" + reason + "”";
    return isEnd ? (what.startsWith("c") ? "cancelled by " : "handed back by ") + who + why : null;
  }

  private static String words(HistoryEntry entry) {
    return switch (entry.kind()) {
      case "task.created" -> "made the task";
      case "task.instances_changed" ->
          "changed the remaining instances from %s to %s"
              .formatted(
                  number(entry.before().get("pending")), number(entry.after().get("pending")));
      case "instance.requested" -> "got it";
      case "instance.assigned" -> "gave it to " + entry.owner();
      case "instance.transferred" -> "passed it on to " + entry.owner();
      case "instance.finished" -> "finished it";
      case "instance.reopened" -> "reopened it";
      case "instance.cancelled" -> "cancelled it";
      case "instance.handed_back" -> "handed it back";
      case "instance.reset" ->
          "reset it to the start; that is version " + number(entry.after().get("version"));
      case "instance.content_changed" ->
          "handed in version " + number(entry.after().get("version"));
      case "instance.edited" -> "changed its name or description";
      case "instance.shared" -> "changed with whom it is shared";
      case "instance.over_time" -> "took longer than expected";
      default -> entry.kind().replace('_', ' ').replace("instance.", "").replace("task.", "");
    };
  }

  private static String number(@Nullable Object value) {
    return value == null ? "?" : value.toString();
  }
}
