package org.clew.server.web.manage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;
import org.clew.server.imports.FileImports;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Many tasks from a table: sent, looked at, and then made, if its sender wishes so. */
public final class TaskImportPage implements WebPage {
  private static final String PATH = "/tasks/import";
  private static final String TITLE = "Import tasks";
  private static final int FIRST_ROWS = 6;
  private static final int LATEST = 10;

  /** What works for most: with the names that people know, and a key that makes it repeatable. */
  private static final String EXAMPLE =
      """
      project,taskType,dataset,experienceDomain,minExperience,x,y,z,instances,externalKey
      axons-2026,Trace axon,em,axons,1,120,80,30,2,soma-0001
      axons-2026,Trace axon,em,axons,1,410,95,31,2,soma-0002
      """;

  private final FileImports imports;

  /** Over the use case. */
  public TaskImportPage(FileImports imports) {
    this.imports = imports;
  }

  /**
   * What the page for a new file shows.
   *
   * @param form what was pasted
   * @param example of a table
   * @param latest what was sent before
   */
  public record View(Form form, String example, List<ImportLine> latest) {
    /** Copies the list. */
    public View {
      latest = List.copyOf(latest);
    }
  }

  /**
   * What the page of a file shows.
   *
   * @param line how far it is
   * @param isImportable whether its sender can have the tasks made now
   * @param check the address of the look at the file; null if this is it, or there was none
   * @param firstRows of the file
   */
  public record Shown(
      ImportLine line,
      boolean isImportable,
      @Nullable ObjectId check,
      List<List<String>> firstRows) {
    /** Copies the list. */
    public Shown {
      firstRows = List.copyOf(firstRows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(
        PATH,
        visit -> {
          imports.checkMayImport(visit.user());
          return visit.page("manage/import.jte", TITLE, view(visit, Form.empty()));
        });
    pages.get(PATH + "/example.csv", visit -> example());
    pages.postFiles(PATH, visit -> imports.checkMayImport(visit.user()), this::send);
    pages.get(PATH + "/{id}", this::show);
    pages.post(PATH + "/{id}/create", this::create);
    pages.post(PATH + "/{id}/undo", this::undo);
  }

  private View view(Visit visit, Form form) {
    List<ImportLine> latest =
        imports.list(visit.user(), new Page(LATEST, 0, false, null)).rows().stream()
            .map(ImportLine::of)
            .toList();
    return new View(form, EXAMPLE, latest);
  }

  private static Reply example() {
    return Reply.file(200, new ByteArrayInputStream(EXAMPLE.getBytes(StandardCharsets.UTF_8)))
        .with("Content-Type", "text/csv; charset=utf-8")
        .asAttachment("tasks.csv");
  }

  private Reply send(Visit visit, Upload upload) {
    String text = Objects.requireNonNullElse(upload.field("text"), "");
    Form form = Form.of(Map.of("text", text));
    List<UploadedFile> files = upload.files().stream().filter(file -> file.size() > 0).toList();
    if (files.size() > 1) {
      return refused(visit, form.withError("file", "One file at a time; more came."));
    }
    if (files.isEmpty() && text.isBlank()) {
      return refused(visit, form.withError("file", "Choose a file, or paste a table below."));
    }
    try {
      Path file = files.isEmpty() ? written(visit, text) : files.getFirst().path();
      String name = files.isEmpty() ? "pasted" : files.getFirst().name();
      return visit.redirect(PATH + "/" + imports.check(visit.user(), file, name));
    } catch (Failure refusal) {
      if (refusal.code() == FailureCode.FORBIDDEN) {
        throw refusal;
      }
      return refused(visit, form.withFailure(refusal));
    }
  }

  private static Path written(Visit visit, String text) {
    try {
      return Files.writeString(visit.request().temporaryFile(), text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private Reply refused(Visit visit, Form form) {
    return visit.refused("manage/import.jte", TITLE, view(visit, form));
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.user();
    ObjectId id = visit.request().id("id");
    imports.checkMayImport(user);
    WireTaskImport found = imports.get(user, id);
    return visit.page(
        visit.isPartial() ? "manage/import-state.jte" : "manage/import-shown.jte",
        TITLE,
        new Shown(
            ImportLine.of(found),
            imports.isImportable(user, found),
            imports.checkOf(user, id).orElse(null),
            found.dryRun() ? imports.firstRows(user, id, FIRST_ROWS) : List.of()));
  }

  private Reply create(Visit visit) {
    ObjectId check = visit.request().id("id");
    imports.checkMayImport(visit.user());
    try {
      ObjectId made = imports.create(visit.user(), check, visit.text("bad").equals("skip"));
      return visit.redirect(PATH + "/" + made);
    } catch (Failure refusal) {
      return told(visit, check, refusal);
    }
  }

  private Reply undo(Visit visit) {
    ObjectId id = visit.request().id("id");
    imports.checkMayImport(visit.user());
    try {
      WireTaskImport undone = imports.undo(visit.user(), id);
      String tasks = visit.words().count(undone.created(), "task is", "tasks are");
      return visit.redirect(
          PATH + "/" + id, Flash.good("The import is undone: %s gone.".formatted(tasks)));
    } catch (Failure refusal) {
      return told(visit, id, refusal);
    }
  }

  private static Reply told(Visit visit, ObjectId id, Failure refusal) {
    if (refusal.code() == FailureCode.FORBIDDEN || refusal.code() == FailureCode.NOT_FOUND) {
      throw refusal;
    }
    return visit.redirect(PATH + "/" + id, refusal);
  }
}
