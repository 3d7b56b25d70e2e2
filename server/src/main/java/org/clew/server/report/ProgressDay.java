package org.clew.server.report;

import java.time.LocalDate;
import org.clew.model.ObjectId;

/**
 * What happened to a project on a day of the organization’s time zone.
 *
 * @param made instances of tasks that were made on it
 * @param finished instances that were finished on it
 */
public record ProgressDay(ObjectId project, LocalDate day, long made, long finished) {}
