package org.clew.server.web.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.model.wire.WireUserImport;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Lets many people in from CSV: looks at it first, then does it. */
public final class ImportPage implements WebPage {
  private static final String TEMPLATE = "admin/import.jte";
  private static final String TITLE = "People from CSV";

  private final AdminCases cases;

  /** Over the use cases. */
  public ImportPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param form with the text of the file
   * @param result who could join, or did; null before anything was sent
   * @param canMail whether links can be mailed
   */
  public record View(Form form, @Nullable WireUserImport result, boolean canMail) {
    /** Whether it was only looked at. */
    public boolean isPreview() {
      return result != null && result.dryRun();
    }

    /** Whether anybody was mailed their link. */
    public boolean isMailed() {
      return result != null
          && result.users().stream()
              .map(WireUserImport.Imported::passwordToken)
              .anyMatch(token -> token != null && token.mailed());
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/users/import", this::show);
    pages.postFiles(
        "/users/import", visit -> cases.imports().checkMayImport(visit.manager()), this::take);
  }

  private Reply show(Visit visit) {
    cases.imports().checkMayImport(visit.manager());
    return visit.page(TEMPLATE, TITLE, view(Form.empty(), null));
  }

  private Reply take(Visit visit, Upload upload) {
    CurrentUser admin = visit.manager();
    String text = "";
    try {
      text = text(upload);
      Path file = visit.request().temporaryFile();
      Files.writeString(file, text);
      WireUserImport result =
          "now".equals(upload.field("do"))
              ? cases.imports().carryOut(admin, file, "true".equals(upload.field("mail")))
              : cases.imports().look(admin, file);
      return visit.page(TEMPLATE, TITLE, view(formOf(text), result));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN) {
        throw refused;
      }
      return visit.refused(TEMPLATE, TITLE, view(formOf(text).withFailure(refused), null));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private View view(Form form, @Nullable WireUserImport result) {
    return new View(form, result, cases.imports().canMail());
  }

  private static Form formOf(String text) {
    return Form.of(Map.of("csv", text));
  }

  private static String text(Upload upload) throws IOException {
    List<UploadedFile> files = upload.files().stream().filter(file -> file.size() > 0).toList();
    if (!files.isEmpty()) {
      try {
        return Files.readString(files.getFirst().path());
      } catch (CharacterCodingException otherEncoding) {
        throw Failure.badRequest("The file is not UTF-8. Please save it as “CSV UTF-8”.");
      }
    }
    String pasted = upload.field("csv");
    if (pasted == null || pasted.isBlank()) {
      throw Failure.badRequest("Choose a file, or paste its lines.");
    }
    return pasted;
  }
}
