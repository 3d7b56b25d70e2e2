package org.clew.server.assignment;

import org.clew.model.ObjectId;

/**
 * A task that someone would get, and why this one.
 *
 * @param task its id
 * @param project of the task
 * @param projectName its name
 * @param priority of the project: the highest of those with tasks for the user
 * @param dataset of the task
 * @param datasetName its name
 * @param domain the experience asked for
 * @param needed how much of it
 * @param has how much the user has
 * @param openTasks open tasks alike in all this, of which it is drawn
 * @param text the same for people
 */
public record Offer(
    ObjectId task,
    ObjectId project,
    String projectName,
    long priority,
    ObjectId dataset,
    String datasetName,
    String domain,
    int needed,
    int has,
    long openTasks,
    String text) {

  static Offer of(
      ObjectId task,
      ObjectId project,
      String projectName,
      long priority,
      ObjectId dataset,
      String datasetName,
      String domain,
      int needed,
      int has,
      long openTasks,
      Voice voice) {
    String text =
        ("“%s” has the highest priority, %d, of the projects with tasks for %s."
                + " It asks for “%s” %d or more, and %s have %d. %s")
            .formatted(
                projectName,
                priority,
                voice.object(),
                domain,
                needed,
                voice.subject(),
                has,
                openTasks == 1
                    ? "It is the one open task of this kind."
                    : "It is one of %d open tasks of this kind, by chance.".formatted(openTasks));
    return new Offer(
        task,
        project,
        projectName,
        priority,
        dataset,
        datasetName,
        domain,
        needed,
        has,
        openTasks,
        text);
  }
}
