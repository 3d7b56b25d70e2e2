package org.clew.server.user;

import io.javalin.http.HandlerType;
import java.nio.file.Path;
import java.util.List;
import org.clew.model.wire.WireUserImport;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.http.UploadedFile;

/** The path to which files of people are sent, alone or in a form. */
public final class UserImportRoutes implements Routes {
  private final UserImports imports;

  /** Over the use case. */
  public UserImportRoutes(UserImports imports) {
    this.imports = imports;
  }

  @Override
  public void describe(Api api) {
    UserImportApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.POST, "/users/import", this::send);
  }

  private Reply send(Request request) {
    CurrentUser admin = request.user();
    imports.checkMayImport(admin);
    boolean isDryRun = request.flag("dryRun");
    Path file = file(request);
    if (isDryRun) {
      WireUserImport seen = imports.look(admin, file);
      return Reply.json(seen, "%d users could be created.".formatted(seen.users().size()));
    }
    WireUserImport done = imports.carryOut(admin, file, request.flag("mail"));
    return Reply.json(done, "%d users were created.".formatted(done.users().size()));
  }

  private static Path file(Request request) {
    String type = request.header("Content-Type");
    if (type == null || !type.startsWith("multipart/")) {
      return request.spooledBody(List.of("text/csv")).path();
    }
    List<UploadedFile> files = request.upload("Could not read the form.").files();
    if (files.size() != 1) {
      throw Failure.badRequest(
          "The form holds one file of people, not %d.".formatted(files.size()));
    }
    return files.getFirst().path();
  }
}
