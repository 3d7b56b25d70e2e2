package org.clew.client;

import org.clew.model.TracingType;

/**
 * What creates or changes a task type.
 *
 * <pre>{@code
 * new TaskTypeParameters("trace axons", "Follow the axon.", Ref.name("Annotators"))
 *     .withTracingType(TracingType.HYBRID);
 * }</pre>
 *
 * @param name unique in the organization
 * @param description instructions for annotators, Markdown
 * @param team whose managers look after it
 * @param tracingType what annotators produce; fixed once the type exists
 * @param settings what the tracing tool allows; its mags are fixed once the type exists
 */
public record TaskTypeParameters(
    String name,
    String description,
    Ref<Team> team,
    TracingType tracingType,
    TaskTypeSettings settings) {
  /** A skeleton type with the default settings. */
  public TaskTypeParameters(String name, String description, Ref<Team> team) {
    this(name, description, team, TracingType.SKELETON, TaskTypeSettings.DEFAULT);
  }

  /** The same with another name. */
  public TaskTypeParameters withName(String newName) {
    return new TaskTypeParameters(newName, description, team, tracingType, settings);
  }

  /** The same with other instructions. */
  public TaskTypeParameters withDescription(String newDescription) {
    return new TaskTypeParameters(name, newDescription, team, tracingType, settings);
  }

  /** The same for another team. */
  public TaskTypeParameters withTeam(Ref<Team> newTeam) {
    return new TaskTypeParameters(name, description, newTeam, tracingType, settings);
  }

  /** The same for another kind of tracing. */
  public TaskTypeParameters withTracingType(TracingType newTracingType) {
    return new TaskTypeParameters(name, description, team, newTracingType, settings);
  }

  /** The same with other settings. */
  public TaskTypeParameters withSettings(TaskTypeSettings newSettings) {
    return new TaskTypeParameters(name, description, team, tracingType, newSettings);
  }
}
