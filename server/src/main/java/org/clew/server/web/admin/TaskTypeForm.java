package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeParameters;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.server.failure.Failure;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.Visit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** A task type as a form, and back. */
final class TaskTypeForm {
  /** Ways to move through the data. */
  static final List<String> MODES = List.of("orthogonal", "oblique", "flight", "volume");

  /** Settings that are on or off, with what they are without being named. */
  private static final Map<String, Boolean> FLAGS =
      Map.of(
          "branchPointsAllowed", true,
          "somaClickingAllowed", true,
          "volumeInterpolationAllowed", true,
          "mergerMode", false);

  private static final List<String> TEXTS =
      List.of(
          "summary",
          "teamId",
          "tracingType",
          "description",
          "preferredMode",
          "min",
          "max",
          "recommended");

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private TaskTypeForm() {}

  static Form fresh(String team) {
    Map<String, String> values = new LinkedHashMap<>();
    FLAGS.forEach((flag, isOn) -> values.put(flag, isOn.toString()));
    values.put("tracingType", TracingType.SKELETON.toString());
    values.put("teamId", team);
    return Form.of(values);
  }

  static Form of(WireTaskType type) {
    WireTaskTypeSettings settings = type.settings();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("summary", type.summary());
    values.put("teamId", type.teamId().value());
    values.put("tracingType", type.tracingType().toString());
    values.put("description", type.description());
    values.put("preferredMode", settings.preferredMode() == null ? "" : settings.preferredMode());
    values.put("min", text(settings.magRestrictions().min()));
    values.put("max", text(settings.magRestrictions().max()));
    values.put("branchPointsAllowed", "" + settings.branchPointsAllowed());
    values.put("somaClickingAllowed", "" + settings.somaClickingAllowed());
    values.put("volumeInterpolationAllowed", "" + settings.volumeInterpolationAllowed());
    values.put("mergerMode", "" + settings.mergerMode());
    settings.allowedModes().forEach(mode -> values.put("mode-" + mode, "true"));
    Map<String, Object> recommended = type.recommendedConfiguration();
    values.put(
        "recommended",
        recommended == null
            ? ""
            : WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(recommended));
    return Form.of(values);
  }

  private static String text(@Nullable Integer mag) {
    return mag == null ? "" : mag.toString();
  }

  static Form sent(Visit visit) {
    List<String> fields = new ArrayList<>(TEXTS);
    fields.addAll(FLAGS.keySet());
    MODES.forEach(mode -> fields.add("mode-" + mode));
    Form form = visit.form(fields);
    if (form.value("summary").isEmpty()) {
      form = form.withError("summary", "A task type needs a name.");
    }
    if (!Choices.isId(form.value("teamId"))) {
      form = form.withError("teamId", "Choose the team whose managers look after it.");
    }
    for (String limit : List.of("min", "max")) {
      if (!form.value(limit).matches("([1-9]\\d{0,8})?")) {
        form = form.withError(limit, "A mag is a whole number from 1, such as 4.");
      }
    }
    try {
      recommended(form.value("recommended"));
    } catch (Failure misshapen) {
      form = form.withError("recommended", misshapen.getMessage());
    }
    return form;
  }

  /** What the form says, with what cannot be changed as it was. */
  static WireTaskTypeParameters parameters(Form form, @Nullable WireTaskType before) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "allowedModes",
        MODES.stream().filter(mode -> form.value("mode-" + mode).equals("true")).toList());
    if (!form.value("preferredMode").isEmpty()) {
      settings.put("preferredMode", form.value("preferredMode"));
    }
    FLAGS.keySet().forEach(flag -> settings.put(flag, form.value(flag).equals("true")));
    settings.put(
        "magRestrictions", before == null ? mags(form) : mags(before.settings().magRestrictions()));
    return new WireTaskTypeParameters(
        form.value("summary"),
        form.value("description"),
        new ObjectId(form.value("teamId")),
        settings,
        recommended(form.value("recommended")),
        before == null ? tracingType(form.value("tracingType")) : before.tracingType());
  }

  private static Map<String, Object> mags(Form form) {
    Map<String, Object> mags = new LinkedHashMap<>();
    for (String limit : List.of("min", "max")) {
      if (!form.value(limit).isEmpty()) {
        mags.put(limit, Integer.valueOf(form.value(limit)));
      }
    }
    return mags;
  }

  private static Map<String, Object> mags(WireMagRestrictions restrictions) {
    Map<String, Object> mags = new LinkedHashMap<>();
    if (restrictions.min() != null) {
      mags.put("min", restrictions.min());
    }
    if (restrictions.max() != null) {
      mags.put("max", restrictions.max());
    }
    return mags;
  }

  private static TracingType tracingType(String text) {
    for (TracingType type : TracingType.values()) {
      if (type.toString().equals(text)) {
        return type;
      }
    }
    throw Failure.badRequest("Choose what people trace: skeleton, volume, or both.");
  }

  private static @Nullable Map<String, Object> recommended(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return WireJson.mapper().readValue(text, OBJECT);
    } catch (JacksonException misshapen) {
      throw Failure.badRequest(
          "This is no JSON object, such as {\"fourBit\": true}: check quotes and commas.");
    }
  }
}
