package org.clew.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The people of the demo lab. */
final class People {
  static final String ADMIN = "ada@demo.lab";
  static final String PASSWORD = "demo-lab-2026";
  static final String TRACERS = "Tracers";
  static final String PROOFREADERS = "Proofreaders";

  /** What someone does in the demo. */
  enum Part {
    MANAGER,
    ANNOTATOR,
    NOVICE
  }

  /** Someone. */
  record Person(
      String firstName,
      String lastName,
      Part part,
      List<String> teams,
      Map<String, Integer> experiences) {
    String email() {
      return firstName.toLowerCase(Locale.ROOT) + "@demo.lab";
    }

    String name() {
      return firstName + " " + lastName;
    }

    String description() {
      String skills =
          experiences.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(skill -> skill.getKey() + " " + skill.getValue())
              .collect(Collectors.joining(", "));
      return switch (part) {
        case MANAGER -> "manager of " + String.join(" and ", teams);
        case ANNOTATOR, NOVICE ->
            String.join(" and ", teams) + (skills.isEmpty() ? ", new here" : ": " + skills);
      };
    }
  }

  static final List<Person> ALL =
      List.of(
          new Person("Mira", "Novak", Part.MANAGER, List.of(TRACERS, PROOFREADERS), Map.of()),
          annotator("Ines", "Costa", List.of(TRACERS), Map.of("axons", 8, "dendrites", 5)),
          annotator("Jonas", "Weber", List.of(TRACERS), Map.of("axons", 5)),
          annotator("Sofia", "Rossi", List.of(TRACERS), Map.of("axons", 3, "dendrites", 8)),
          annotator(
              "Tomas",
              "Lind",
              List.of(TRACERS, PROOFREADERS),
              Map.of("axons", 6, "dendrites", 4, "proofreading", 3)),
          annotator("Yuki", "Mori", List.of(PROOFREADERS), Map.of("proofreading", 7)),
          annotator("Lena", "Fuchs", List.of(PROOFREADERS), Map.of("proofreading", 5, "axons", 2)),
          new Person("Noah", "Berg", Part.NOVICE, List.of(TRACERS), Map.of("axons", 1)));

  private People() {}

  private static Person annotator(
      String firstName, String lastName, List<String> teams, Map<String, Integer> experiences) {
    return new Person(firstName, lastName, Part.ANNOTATOR, teams, experiences);
  }

  static List<Person> of(Part part) {
    return ALL.stream().filter(person -> person.part() == part).toList();
  }
}
