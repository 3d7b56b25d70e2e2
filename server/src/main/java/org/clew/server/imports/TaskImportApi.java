package org.clew.server.imports;

import static org.clew.server.auth.Right.IMPORT_TASKS;

import org.clew.model.wire.WireTaskImport;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.http.EventStream;
import org.clew.server.task.RequestKey;

/** What the routes of files of tasks say of themselves. */
final class TaskImportApi {
  private TaskImportApi() {}

  static void describe(Api api) {
    Section tasks = api.section("Tasks", "");
    tasks
        .own(
            "POST",
            "/tasks/import",
            "Makes all tasks of a file of any length, NDJSON or CSV, or none")
        .may(IMPORT_TASKS)
        .takesFile(TaskImportRoutes.TYPES.toArray(String[]::new))
        .query("dryRun", boolean.class, "whether only to look")
        .query(
            "onError", String.class, "abort: nothing is made if a row is bad; skip: good rows are")
        .query("fileName", String.class, "how the file is called, for people")
        .header(
            RequestKey.HEADER,
            "a name for this file; if it is sent again under it, the import goes on where it ended")
        .header("Content-Encoding", "gzip, if the file is compressed")
        .also(409, 422)
        .fails(400, TaskImportRoutes.ImportRefusal.class)
        .gives(WireTaskImport.class)
        .told();
    tasks
        .own("GET", "/tasks/imports", "One’s imports; for admins, all of the organization")
        .may(IMPORT_TASKS)
        .query("key", String.class, "the Idempotency-Key of one’s own import")
        .pagedByKey()
        .givesList(WireTaskImport.class);
    tasks
        .own("GET", "/tasks/imports/{id}", "How far an import is, or what became of it")
        .forReaders()
        .gives(WireTaskImport.class);
    tasks
        .own(
            "GET",
            "/tasks/imports/{id}/badRows",
            "Everything that is wrong with rows; as CSV if Accept says so")
        .forReaders()
        .givesFile("application/x-ndjson", "text/csv");
    tasks
        .own(
            "GET",
            "/tasks/imports/{id}/events",
            "How far an import is, as server-sent events, until no server works on it")
        .forReaders()
        .givesFile(EventStream.TYPE);
    tasks
        .own(
            "POST",
            "/tasks/imports/{id}/undo",
            "Deletes the tasks of an import that nobody ever took; for who may delete each of them")
        .forReaders()
        .also(409)
        .gives(WireTaskImport.class)
        .told();
  }
}
