package org.clew.server.web.admin;

import java.util.function.Supplier;
import org.clew.server.annotation.ProjectTransfers;
import org.clew.server.assignment.Explanations;
import org.clew.server.auth.PasswordChanges;
import org.clew.server.auth.Tokens;
import org.clew.server.dataset.DatasetChanges;
import org.clew.server.dataset.Datasets;
import org.clew.server.dataset.Registrations;
import org.clew.server.project.ProjectProgress;
import org.clew.server.project.Projects;
import org.clew.server.report.Looks;
import org.clew.server.report.Reports;
import org.clew.server.script.Scripts;
import org.clew.server.task.BulkChanges;
import org.clew.server.task.Tasks;
import org.clew.server.tasktype.TaskTypes;
import org.clew.server.team.Teams;
import org.clew.server.time.Times;
import org.clew.server.user.Invitations;
import org.clew.server.user.UserChanges;
import org.clew.server.user.UserImports;
import org.clew.server.user.Users;

/**
 * What the pages of managers do and show.
 *
 * @param projects makes and changes them
 * @param progress how far projects are
 * @param transfers gives what is active to someone else
 * @param bulk changes all tasks of something
 * @param looks who works on what
 * @param reports what there is to do for whom
 * @param users finds them
 * @param changes changes users
 * @param imports lets many people in
 * @param invitations lets people in who choose name and password
 * @param passwords sets passwords
 * @param explanations tells what someone would get
 * @param tasks knows the domains of experience
 * @param times how long people worked
 * @param tokens signs people in
 * @param teams makes and deletes them
 * @param types makes and changes task types
 * @param scripts makes and changes them
 * @param datasets finds them
 * @param registrations makes datasets known
 * @param datasetChanges changes what is said about datasets
 * @param url the server’s address as clients see it
 */
public record AdminCases(
    Projects projects,
    ProjectProgress progress,
    ProjectTransfers transfers,
    BulkChanges bulk,
    Looks looks,
    Reports reports,
    Users users,
    UserChanges changes,
    UserImports imports,
    Invitations invitations,
    PasswordChanges passwords,
    Explanations explanations,
    Tasks tasks,
    Times times,
    Tokens tokens,
    Teams teams,
    TaskTypes types,
    Scripts scripts,
    Datasets datasets,
    Registrations registrations,
    DatasetChanges datasetChanges,
    Supplier<String> url) {}
