package org.clew.server.user;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clew.server.failure.Failure;

/** What is wrong in a file of people, line by line. */
final class LineErrors {
  private static final int MOST_TOLD = 100;

  private final List<Told> told = new ArrayList<>();

  private record Told(long line, String text) {}

  void add(long line, String text) {
    told.add(new Told(line, "Line %d: %s".formatted(line, text)));
  }

  /** Takes down what a check refuses. */
  void add(long line, Failure refusal) {
    add(line, refusal.getMessage());
  }

  /** Fails if there is anything, with all of it or the first hundred. */
  void check() {
    if (told.isEmpty()) {
      return;
    }
    List<String> messages =
        new ArrayList<>(
            told.stream()
                .sorted(Comparator.comparingLong(Told::line))
                .limit(MOST_TOLD)
                .map(Told::text)
                .toList());
    if (told.size() > MOST_TOLD) {
      messages.add("… and %d more.".formatted(told.size() - MOST_TOLD));
    }
    throw Failure.badRequest(messages);
  }
}
