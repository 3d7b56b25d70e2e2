package org.clew.server.web.work;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireSubmission;
import org.clew.server.annotation.Submissions;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Takes what annotators traced, and brings back what was there before. */
public final class ContentActions implements WebPage {
  private final WorkCases work;

  /** Over the use cases. */
  public ContentActions(WorkCases work) {
    this.work = work;
  }

  @Override
  public void register(PageRouter pages) {
    pages.postFiles(
        "/annotations/{id}/content",
        // Strangers must not fill the disk; what else may be wrong is told on the page.
        visit -> work.items().one(visit.user(), visit.request().id("id")),
        this::submit);
    pages.post("/annotations/{id}/versions/{version}/restore", this::restore);
  }

  private Reply submit(Visit visit, Upload upload) {
    ObjectId id = visit.request().id("id");
    CurrentUser user = visit.user();
    String page = "/annotations/" + id;
    try {
      int seen = number(upload.field("seen"));
      work.submissions().check(user, id, seen);
      UploadedFile file = file(upload.files());
      WireSubmission submission =
          work.submissions()
              .submit(
                  user,
                  id,
                  new Submissions.Work(file.path(), visit.request().temporaryFile()),
                  seen);
      work.log().worked(user, List.of(id), null);
      return visit.redirect(page, told(visit, submission));
    } catch (Failure refused) {
      return visit.redirect(page, explained(refused));
    }
  }

  private static Flash told(Visit visit, WireSubmission submission) {
    String text =
        "Your work is saved as version %d: %s, %s."
            .formatted(
                submission.version(),
                visit.words().count(submission.trees(), "tree", "trees"),
                visit.words().count(submission.nodes(), "node", "nodes"));
    return submission.warnings().isEmpty()
        ? Flash.good(text)
        : Flash.warning(text + " Please have a look at this:", submission.warnings());
  }

  private static UploadedFile file(List<UploadedFile> files) {
    List<UploadedFile> chosen = files.stream().filter(file -> file.size() > 0).toList();
    if (chosen.isEmpty()) {
      throw Failure.badRequest(
          "No file was chosen. Choose the NML, or the zip, and send it again.");
    }
    if (chosen.size() > 1) {
      throw Failure.badRequest("An annotation is one file; %d came.".formatted(chosen.size()));
    }
    return chosen.getFirst();
  }

  private Reply restore(Visit visit) {
    ObjectId id = visit.request().id("id");
    int version = number(visit.request().path("version"));
    try {
      WireSubmission restored =
          work.versions().restore(visit.user(), id, version, number(visit.text("seen")));
      return visit.redirect(
          "/annotations/" + id,
          Flash.good("Version %d is back, as version %d.".formatted(version, restored.version())));
    } catch (Failure refused) {
      return visit.redirect("/annotations/" + id, explained(refused));
    }
  }

  private static Failure explained(Failure refused) {
    return switch (refused.code()) {
      case FORBIDDEN, NOT_FOUND -> throw refused;
      case PRECONDITION_FAILED, PRECONDITION_REQUIRED ->
          Failure.of(
              FailureCode.CONFLICT,
              "Nothing was changed: since you opened the page, another version was saved, perhaps in"
                  + " another tab. Look at it below; if yours is the right one, send it again.");
      default -> refused;
    };
  }

  private static int number(@Nullable String text) {
    try {
      return Integer.parseUnsignedInt(text == null ? "" : text);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest("A version is a whole number from 0.");
    }
  }
}
