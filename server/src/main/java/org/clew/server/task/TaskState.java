package org.clew.server.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clew.server.failure.Failure;

/** What has become of the instances of a task. */
public enum TaskState {
  /** An instance can be taken. */
  OPEN,
  /** Someone works on an instance. */
  ACTIVE,
  /** An instance is finished; others need not be. */
  FINISHED,
  /** Instances are finished, and none is left. */
  DONE;

  /** The one of a name. */
  public static TaskState parse(String text) {
    for (TaskState state : values()) {
      if (state.toString().equals(text)) {
        return state;
      }
    }
    String known =
        Arrays.stream(values()).map(TaskState::toString).collect(Collectors.joining(", "));
    throw Failure.badRequest(
        "The query parameter “state” is one of %s, not “%s”.".formatted(known, text));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
