package org.clew.model;

/**
 * What a task asks of its annotators: at least this value in this domain. An annotator without any
 * entry for the domain does not qualify, even when the value is 0.
 *
 * @param domain name of the skill, e.g. {@code dendrites}; case matters
 * @param value the least value needed
 */
public record TaskExperience(String domain, int value) {
  /** Takes domain and value; space around the domain is dropped. */
  public TaskExperience {
    domain = domain.strip();
  }
}
