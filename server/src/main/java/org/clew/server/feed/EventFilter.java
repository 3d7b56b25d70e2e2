package org.clew.server.feed;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted.
 *
 * @param kinds things and kinds: {@code instance}, {@code instance.finished}; empty for all
 * @param subject on what; null for anything
 */
record EventFilter(List<String> kinds, @Nullable String subject) {
  private static final Pattern KIND = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

  EventFilter {
    kinds = List.copyOf(kinds);
  }

  static EventFilter parse(@Nullable String kinds, @Nullable String subject) {
    List<String> wanted =
        kinds == null ? List.of() : Arrays.stream(kinds.split(",", -1)).map(String::strip).toList();
    for (String kind : wanted) {
      if (!KIND.matcher(kind).matches()) {
        throw Failure.badRequest(
            "“%s” is no kind of event. A kind looks like “instance.finished”; “instance” means all of instances."
                .formatted(kind));
      }
    }
    return new EventFilter(wanted, subject);
  }
}
