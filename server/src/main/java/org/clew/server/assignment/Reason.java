package org.clew.server.assignment;

import org.jspecify.annotations.Nullable;

/**
 * Why some tasks are not for a user.
 *
 * @param rule the first rule that fails: team, paused, experience, dataset, had, none
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
    return new Reason("none", 0, null, null, null, "No task has instances left.");
  }

  static Reason of(
      String rule,
      long tasks,
      @Nullable String domain,
      @Nullable Integer needed,
      @Nullable Integer has) {
    boolean aboutExperience = rule.equals("experience");
    return new Reason(
        rule,
        tasks,
        aboutExperience ? domain : null,
        aboutExperience ? needed : null,
        aboutExperience ? has : null,
        text(rule, tasks, domain, needed, has));
  }

  private static String text(
      String rule,
      long tasks,
      @Nullable String domain,
      @Nullable Integer needed,
      @Nullable Integer has) {
    String count = tasks == 1 ? "1 task" : tasks + " tasks";
    boolean one = tasks == 1;
    return switch (rule) {
      case "team" -> "%s: only for teams you are not a member of.".formatted(count);
      case "paused" ->
          "%s: %s paused.".formatted(count, one ? "its project is" : "their projects are");
      case "experience" ->
          "%s: “%s” %d or more needed, and you have %s."
              .formatted(count, domain, needed, has == null ? "no entry for it" : has);
      case "dataset" -> "%s: in datasets you may not read.".formatted(count);
      case "had" -> "%s: you have had %s already.".formatted(count, one ? "it" : "them");
      default -> throw new IllegalArgumentException(rule);
    };
  }
}
