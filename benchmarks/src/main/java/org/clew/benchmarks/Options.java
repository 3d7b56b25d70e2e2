package org.clew.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows the name of a benchmark: {@code --tasks=1000,100000 --seconds=5}. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  private Options() {}

  static Options of(List<String> arguments) {
    Options options = new Options();
    for (String argument : arguments) {
      if (!argument.matches("--[a-z-]+=.+")) {
        throw new IllegalArgumentException(
            "“%s” is no option; they look like --seconds=5.".formatted(argument));
      }
      String[] parts = argument.substring(2).split("=", 2);
      options.values.put(parts[0], parts[1]);
    }
    return options;
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  List<Integer> numbers(String name, Integer... otherwise) {
    String value = values.get(name);
    return value == null
        ? List.of(otherwise)
        : Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
  }
}
