package org.clew.server.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.BodyStream;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ListFormat;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.task.RequestKey;
import org.jspecify.annotations.Nullable;

/** The paths of files of tasks. */
public final class TaskImportRoutes implements Routes {
  static final String CSV = "text/csv";
  static final List<String> TYPES =
      List.of("application/x-ndjson", "application/jsonl", CSV, "text/tab-separated-values");
  private static final int LONGEST_NAME = 255;
  private static final int TOLD = 10;

  private final TaskImports imports;
  private final ImportReports reports;

  /** Over the use cases. */
  public TaskImportRoutes(TaskImports imports, ImportReports reports) {
    this.imports = imports;
    this.reports = reports;
  }

  /**
   * Why nothing was created.
   *
   * @param taskImport what became of the file
   */
  record ImportRefusal(@JsonInclude(Include.NON_NULL) @Nullable WireTaskImport taskImport) {}

  @Override
  public void describe(Api api) {
    TaskImportApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.POST, "/tasks/import", this::receive);
    router.own(
        HandlerType.GET,
        "/tasks/imports",
        request ->
            Reply.part(
                request, imports.list(request.user(), request.query("key"), request.keysetPage())));
    router.own(
        HandlerType.GET,
        "/tasks/imports/{id}",
        request -> Reply.json(imports.get(request.user(), request.id("id"))));
    router.own(HandlerType.GET, "/tasks/imports/{id}/badRows", this::badRows);
    router.own(HandlerType.GET, "/tasks/imports/{id}/events", this::events);
    router.own(HandlerType.POST, "/tasks/imports/{id}/undo", this::undo);
  }

  private Reply receive(Request request) {
    CurrentUser user = request.user();
    imports.checkMayImport(user);
    boolean isDryRun = request.flag("dryRun");
    boolean skips = skips(request);
    String fileName = request.query("fileName");
    if (fileName != null && fileName.length() > LONGEST_NAME) {
      throw Failure.badRequest(
          "The name of a file has %d characters at the most.".formatted(LONGEST_NAME));
    }
    String key = RequestKey.keyOf(request).orElse(null);
    BodyStream body = request.stream(TYPES);
    boolean isCsv = body.type().startsWith("text/");
    WireTaskImport done =
        imports.receive(user, new ImportOptions(isCsv, isDryRun, skips, fileName, key), body);
    return done.state() == TaskImportState.REFUSED ? refusal(done) : Reply.json(done, told(done));
  }

  private static boolean skips(Request request) {
    String onError = request.query("onError");
    return switch (onError) {
      case null -> false;
      case "abort" -> false;
      case "skip" -> true;
      default ->
          throw Failure.badRequest(
              "The query parameter “onError” is abort or skip, not “%s”.".formatted(onError));
    };
  }

  private static String told(WireTaskImport done) {
    if (done.state() == TaskImportState.CHECKED) {
      return "%d of %d rows are in order.".formatted(done.good(), done.rows());
    }
    return "%d tasks were created.".formatted(done.created());
  }

  private static Reply refusal(WireTaskImport refused) {
    List<String> messages = new ArrayList<>();
    if (refused.problem() != null) {
      messages.add(refused.problem());
    } else {
      messages.add(
          "%d of %d rows are bad, so no task was created."
              .formatted(refused.bad(), refused.rows()));
      refused.badRows().stream()
          .limit(TOLD)
          .forEach(row ->
              messages.add(
                  "Line %d: %s%s"
                      .formatted(
                          row.line(),
                          row.field() == null ? "" : row.field() + ": ",
                          row.reason())));
    }
    return Reply.failure(Failure.badRequest(messages), Map.of("taskImport", refused));
  }

  private Reply badRows(Request request) {
    CurrentUser user = request.user();
    ObjectId id = request.id("id");
    var _ = imports.get(user, id);
    String accept = request.header("Accept");
    boolean isTable = accept != null && accept.contains(CSV);
    ListFormat format = isTable ? ListFormat.CSV : ListFormat.NDJSON;
    Reply reply = Reply.stream(format.contentType(), out -> reports.badRows(user, id, format, out));
    return isTable ? reply.asAttachment("bad-rows.csv") : reply;
  }

  private Reply events(Request request) {
    CurrentUser user = request.user();
    ObjectId id = request.id("id");
    var _ = imports.get(user, id);
    return Reply.events(stream -> reports.events(user, id, stream));
  }

  private Reply undo(Request request) {
    WireTaskImport undone = imports.undo(request.user(), request.id("id"));
    return Reply.json(undone, "The tasks of this import are deleted.");
  }
}
