package org.clew.server.assignment;

import org.jspecify.annotations.Nullable;

/**
 * Why some tasks are not for a user.
 *
 * @param rule the first rule that fails: team, paused, experience, dataset, limit, had; none if
 *     there is no open task, inactive if the user may not sign in
 * @param tasks how many tasks it keeps from them
 * @param domain the experience asked for, if that is the rule
 * @param needed how much of it
 * @param has how much the user has; null for no entry
 * @param text the same for people
 */
public record Reason(
    String rule,
    long tasks,
    @Nullable String domain,
    @Nullable Integer needed,
    @Nullable Integer has,
    String text) {

  static Reason none() {
    return plain("none", 0, "No task has instances left.");
  }

  static Reason inactive(Voice voice) {
    String text = "The account is not active: %s cannot sign in.".formatted(voice.subject());
    return plain("inactive", 0, text);
  }

  static Reason limit(long tasks, int open, int limit, Voice voice) {
    String text =
        "%s have %d open tasks of at most %d."
            .formatted(voice == Voice.YOU ? "You" : "They", open, limit);
    return plain("limit", tasks, tasks == 0 ? text : count(tasks) + ": not at the limit. " + text);
  }

  static Reason experience(
      long tasks, String domain, int needed, @Nullable Integer has, Voice voice) {
    String text =
        "%s: “%s” %d or more needed, and %s have %s."
            .formatted(
                count(tasks),
                domain,
                needed,
                voice.subject(),
                has == null ? "no entry for it" : has);
    return new Reason("experience", tasks, domain, needed, has, text);
  }

  /** For the rules team, paused, dataset and had. */
  static Reason of(String rule, long tasks, Voice voice) {
    boolean one = tasks == 1;
    String text =
        switch (rule) {
          case "team" -> "only for teams %s are not a member of.".formatted(voice.subject());
          case "paused" -> "%s paused.".formatted(one ? "its project is" : "their projects are");
          case "dataset" -> "in datasets %s may not read.".formatted(voice.subject());
          case "had" -> "%s have had %s already.".formatted(voice.subject(), one ? "it" : "them");
          default -> throw new IllegalArgumentException(rule);
        };
    return plain(rule, tasks, count(tasks) + ": " + text);
  }

  private static Reason plain(String rule, long tasks, String text) {
    return new Reason(rule, tasks, null, null, null, text);
  }

  private static String count(long tasks) {
    return tasks == 1 ? "1 task" : tasks + " tasks";
  }
}
