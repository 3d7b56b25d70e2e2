package org.clew.server.web.work;

import java.time.Clock;
import org.clew.server.annotation.Lifecycle;
import org.clew.server.annotation.Submissions;
import org.clew.server.annotation.Versions;
import org.clew.server.annotation.WorkItems;
import org.clew.server.annotation.WorkLog;
import org.clew.server.assignment.Claims;
import org.clew.server.dataset.Datasets;
import org.clew.server.time.Times;
import org.clew.server.user.Users;

/**
 * What the pages of annotators do and show.
 *
 * @param items what someone works on
 * @param claims hands out the next task
 * @param lifecycle finishes, takes back, hands back
 * @param submissions takes what was traced
 * @param versions of what was traced
 * @param datasets where it was traced
 * @param times how long it took
 * @param users is told of signs of life
 * @param log is told of signs of work
 * @param clock tells how long a finish can be taken back
 */
public record WorkCases(
    WorkItems items,
    Claims claims,
    Lifecycle lifecycle,
    Submissions submissions,
    Versions versions,
    Datasets datasets,
    Times times,
    Users users,
    WorkLog log,
    Clock clock) {}
