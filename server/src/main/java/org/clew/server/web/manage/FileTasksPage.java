package org.clew.server.web.manage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.wire.WireFileTaskParameters;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation;
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

/** A form for tasks from annotation files, one from each NML. */
public final class FileTasksPage implements WebPage {
  private static final String PATH = "/tasks/from-files";
  private static final String TITLE = "Tasks from files";

  /** So many ids are no address any more. */
  private static final int MOST_IDS = 200;

  private final TaskCases cases;

  /** Over the use cases. */
  public FileTasksPage(TaskCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param form what was filled in
   * @param choices what can be chosen
   * @param results what became of each file, if some were sent
   * @param warnings about what was made
   * @param all where all that was made can be looked at; empty if nothing was
   */
  public record View(
      Form form, Choices choices, List<FileResult> results, List<String> warnings, String all) {
    /** Copies the lists. */
    public View {
      results = List.copyOf(results);
      warnings = List.copyOf(warnings);
    }

    /** How many tasks were made. */
    public long made() {
      return results.stream().filter(result -> result.task() != null).count();
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, this::show);
    pages.postFiles(PATH, visit -> cases.checkManager(visit.user()), this::create);
  }

  private Reply show(Visit visit) {
    cases.checkManager(visit.user());
    Map<String, String> values = new LinkedHashMap<>(Map.of("instances", "1", "value", "0"));
    for (String field : TaskBasics.FIELDS) {
      String value = visit.request().query(field);
      if (value != null) {
        values.put(field, value);
      }
    }
    return visit.page(template(visit), TITLE, view(visit, Form.of(values)));
  }

  private static String template(Visit visit) {
    return visit.isPartial() ? "manage/files.jte" : "manage/from-files.jte";
  }

  private View view(Visit visit, Form form) {
    return new View(form, choices(visit, form), List.of(), List.of(), "");
  }

  private Choices choices(Visit visit, Form form) {
    return Choices.toMake(cases, visit.user(), form);
  }

  private Reply create(Visit visit, Upload upload) {
    Fields fields = new Fields(form(upload));
    List<UploadedFile> files =
        upload.files().stream().filter(file -> !file.name().isEmpty()).toList();
    if (files.isEmpty()) {
      fields.wrong("files", "Choose one or more NML files, or zip archives of them.");
    }
    TaskBasics basics = TaskBasics.read(fields);
    if (basics == null) {
      return refused(visit, fields.form());
    }
    CurrentUser user = visit.user();
    try {
      return told(
          visit,
          fields.form(),
          files,
          cases
              .making()
              .files()
              .create(user, order(basics, files), visit.request().temporaryFile()));
    } catch (Failure refusal) {
      if (refusal.code() == FailureCode.UNAUTHORIZED) {
        throw refusal;
      }
      boolean isOne = refusal.others().isEmpty() && refusal.causes().isEmpty();
      @Nullable Form placed = isOne ? TaskBasics.placed(fields.form(), refusal.getMessage()) : null;
      return refused(visit, placed == null ? fields.form().withFailure(refusal) : placed);
    }
  }

  private static Form form(Upload upload) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : TaskBasics.FIELDS) {
      String value = upload.field(field);
      values.put(field, value == null ? "" : value.strip());
    }
    return Form.of(values);
  }

  /** As the task API takes it. */
  private static Upload order(TaskBasics basics, List<UploadedFile> files) {
    WireFileTaskParameters parameters =
        new WireFileTaskParameters(
            basics.taskType(),
            basics.experience(),
            basics.instances(),
            basics.project(),
            basics.script(),
            basics.box());
    String json = WireJson.mapper().writeValueAsString(parameters);
    return new Upload(List.of(new Upload.Field("formJSON", json)), files);
  }

  private Reply refused(Visit visit, Form form) {
    return visit.refused(template(visit), TITLE, view(visit, form));
  }

  private Reply told(Visit visit, Form form, List<UploadedFile> files, WireTaskCreation creation) {
    List<String> ids = new ArrayList<>();
    for (WireTaskCreation.Item item : creation.tasks()) {
      WireTask task = item.success();
      if (task != null) {
        ids.add(task.id().value());
      }
    }
    String all =
        ids.isEmpty()
            ? ""
            : ids.size() > MOST_IDS
                ? "/tasks?project="
                    + URLEncoder.encode(form.value("project"), StandardCharsets.UTF_8)
                : "/tasks?ids=" + String.join(",", ids);
    return visit.page(
        template(visit),
        TITLE,
        new View(
            form, choices(visit, form), FileResult.of(files, creation), creation.warnings(), all));
  }
}
