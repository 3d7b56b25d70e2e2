package org.clew.cli.demo;

import java.util.List;
import org.clew.model.TaskExperience;
import org.clew.model.TracingType;

/**
 * A project of the demo and the tasks in it.
 *
 * @param project its name
 * @param team that works on it
 * @param priority higher is handed out earlier
 * @param paused whether it waits
 * @param taskType the name of its task type
 * @param tracingType what annotators produce
 * @param instructions for them, Markdown
 * @param experience what its tasks ask for
 * @param tasks how many
 * @param instances how often each is to be done
 */
record Job(
    String project,
    String team,
    int priority,
    boolean paused,
    String taskType,
    TracingType tracingType,
    String instructions,
    TaskExperience experience,
    int tasks,
    int instances) {

  static final List<Job> ALL =
      List.of(
          new Job(
              "axons-2026",
              People.TRACERS,
              300,
              false,
              "Trace axon",
              TracingType.SKELETON,
              "Follow the axon from the start position **in both directions** until it ends.",
              new TaskExperience("axons", 3),
              60,
              2),
          new Job(
              "dendrites-2026",
              People.TRACERS,
              200,
              false,
              "Trace dendrite",
              TracingType.SKELETON,
              "Trace the dendrite and set a branch point at each spine.",
              new TaskExperience("dendrites", 4),
              240,
              1),
          new Job(
              "proofreading-2026",
              People.PROOFREADERS,
              200,
              false,
              "Proofread segment",
              TracingType.HYBRID,
              "Check the segment at the start position. Mark each wrong merge with a node.",
              new TaskExperience("proofreading", 2),
              120,
              2),
          new Job(
              "somata-later",
              People.PROOFREADERS,
              900,
              true,
              "Paint soma",
              TracingType.VOLUME,
              "Paint the cell body. Leave out the processes.",
              new TaskExperience("proofreading", 1),
              80,
              1));
}
