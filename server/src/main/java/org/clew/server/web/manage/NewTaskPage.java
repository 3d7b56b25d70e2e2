package org.clew.server.web.manage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** A form for new tasks: one, or one for each position. */
public final class NewTaskPage implements WebPage {
  private static final String PATH = "/tasks/new";
  private static final List<String> FIELDS = fields();

  /** More are a file to import; their ids would also be too long an address. */
  private static final int MOST = 100;

  private final TaskCases cases;

  /** Over the use cases. */
  public NewTaskPage(TaskCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param form what was filled in
   * @param choices what can be chosen
   * @param made the tasks that were just made
   */
  public record View(Form form, Choices choices, List<ObjectId> made) {
    /** Copies the list. */
    public View {
      made = List.copyOf(made);
    }

    /** Where what was made can be looked at. */
    public String toMade() {
      return made.size() == 1
          ? "/tasks/" + made.getFirst()
          : "/tasks?ids=" + String.join(",", made.stream().map(ObjectId::value).toList());
    }
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(TaskBasics.FIELDS);
    fields.addAll(List.of("dataset", "positions", "rotation"));
    return fields;
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, this::show);
    pages.post(PATH, this::create);
  }

  private Reply show(Visit visit) {
    cases.checkManager(visit.user());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("instances", "1");
    values.put("value", "0");
    for (String field : FIELDS) {
      String value = visit.request().query(field);
      if (value != null) {
        values.put(field, value);
      }
    }
    List<ObjectId> made =
        Objects.requireNonNullElse(visit.request().optionalIds("made"), List.of());
    return visit.page("manage/new-task.jte", "New task", view(visit, Form.of(values), made));
  }

  private View view(Visit visit, Form form, List<ObjectId> made) {
    return new View(form, Choices.toMake(cases, visit.user(), form), made);
  }

  private Reply create(Visit visit) {
    CurrentUser user = visit.user();
    cases.checkManager(user);
    Fields fields = new Fields(visit.form(FIELDS));
    @Nullable ObjectId dataset = fields.neededId("dataset", "Choose the dataset.");
    List<Vec3Int> positions = fields.positions("positions");
    if (positions.size() > MOST) {
      fields.wrong(
          "positions", "At most %d at once; import a file with more of them.".formatted(MOST));
    }
    Vec3Double rotation = fields.rotation("rotation");
    TaskBasics basics = TaskBasics.read(fields);
    if (basics == null || dataset == null) {
      return refused(visit, fields.form());
    }
    List<WireTaskParameters> wanted =
        positions.stream()
            .map(position -> parameters(basics, dataset, position, rotation))
            .toList();
    try {
      return told(visit, fields.form(), cases.making().creation().create(user, wanted));
    } catch (Failure refusal) {
      if (refusal.code() == FailureCode.UNAUTHORIZED) {
        throw refusal;
      }
      return refused(visit, fields.form(), refusal);
    }
  }

  private static WireTaskParameters parameters(
      TaskBasics basics, ObjectId dataset, Vec3Int position, Vec3Double rotation) {
    return new WireTaskParameters(
        basics.taskType(),
        basics.experience(),
        basics.instances(),
        basics.project(),
        basics.script(),
        basics.box(),
        dataset,
        position,
        rotation,
        null,
        null,
        null);
  }

  private Reply told(Visit visit, Form form, WireTaskCreation creation) {
    List<ObjectId> made = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (WireTaskCreation.Item item : creation.tasks()) {
      if (item.success() != null) {
        made.add(item.success().id());
      } else {
        refusals.add(Objects.requireNonNull(item.error()));
      }
    }
    if (made.isEmpty()) {
      return refused(visit, form, Failure.badRequest(refusals.stream().distinct().toList()));
    }
    refusals.addAll(creation.warnings());
    String next = PATH + "?" + likeIt(form, made);
    return refusals.isEmpty()
        ? visit.redirect(next)
        : visit.redirect(next, Flash.warning("Please have a look at this:", refusals));
  }

  /** All but the positions. */
  private static String likeIt(Form form, List<ObjectId> made) {
    List<String> fields = FIELDS.stream().filter(field -> !field.equals("positions")).toList();
    return "%smade=%s"
        .formatted(
            form.query(fields), String.join(",", made.stream().map(ObjectId::value).toList()));
  }

  private Reply refused(Visit visit, Form form, Failure refusal) {
    boolean isOne = refusal.others().isEmpty() && refusal.causes().isEmpty();
    @Nullable Form placed = isOne ? TaskBasics.placed(form, refusal.getMessage()) : null;
    return refused(visit, placed == null ? form.withFailure(refusal) : placed);
  }

  private Reply refused(Visit visit, Form form) {
    return visit.refused("manage/new-task.jte", "New task", view(visit, form, List.of()));
  }
}
