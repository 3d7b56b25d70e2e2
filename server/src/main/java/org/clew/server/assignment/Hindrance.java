package org.clew.server.assignment;

import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Why someone cannot get a task now.
 *
 * @param rule the first rule that fails: inactive, none, team, paused, experience, dataset, had,
 *     limit
 * @param domain the experience asked for, if that is the rule
 * @param needed how much of it
 * @param has how much they have; null for no entry
 * @param annotation their instance, if they had the task
 * @param state its state
 * @param open how many open tasks they have, if it is the limit
 * @param limit how many they may have
 * @param text the same for people
 */
public record Hindrance(
    String rule,
    @Nullable String domain,
    @Nullable Integer needed,
    @Nullable Integer has,
    @Nullable ObjectId annotation,
    @Nullable AnnotationState state,
    @Nullable Integer open,
    @Nullable Integer limit,
    String text) {

  static Hindrance of(String rule, String text) {
    return new Hindrance(rule, null, null, null, null, null, null, null, text);
  }

  static Hindrance experience(String domain, int needed, @Nullable Integer has) {
    String text =
        "“%s” %d or more is needed, and they have %s."
            .formatted(domain, needed, has == null ? "no entry for it" : has);
    return new Hindrance("experience", domain, needed, has, null, null, null, null, text);
  }

  static Hindrance had(ObjectId annotation, AnnotationState state) {
    String text =
        switch (state) {
          case INITIALIZING, ACTIVE -> "They are working on it.";
          case FINISHED -> "They have finished it already.";
          case CANCELLED -> "They had it; it was cancelled or handed back.";
        };
    return new Hindrance("had", null, null, null, annotation, state, null, null, text);
  }

  static Hindrance limit(int open, int limit) {
    String text = "They have %d of at most %d open tasks.".formatted(open, limit);
    return new Hindrance("limit", null, null, null, null, null, open, limit, text);
  }
}
