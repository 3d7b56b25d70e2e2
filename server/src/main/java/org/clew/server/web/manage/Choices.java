package org.clew.server.web.manage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.auth.Right.Teams;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.web.frame.Form;

/**
 * What can be chosen in forms about tasks: texts by value, and first what nothing is called.
 *
 * @param projects by name
 * @param types by id
 * @param datasets by id
 * @param scripts by id
 * @param teams by id
 * @param users by id
 * @param domains of experience
 */
public record Choices(
    Map<String, String> projects,
    Map<String, String> types,
    Map<String, String> datasets,
    Map<String, String> scripts,
    Map<String, String> teams,
    Map<String, String> users,
    Map<String, String> domains) {
  /** More than so many are no list that someone looks through; the page would be long, too. */
  private static final int MOST = 200;

  private static final Page SOME = new Page(MOST, 0, false, null);

  /** What tasks can be searched by; what the form holds is among it. */
  static Choices toSearch(TaskCases cases, CurrentUser user, Form form) {
    Function<String, String> any = label -> "any " + label;
    return new Choices(
        options(any.apply("project"), projects(cases, user), form.value("project")),
        options(any.apply("task type"), types(cases, user), form.value("taskType")),
        options(any.apply("dataset"), datasets(cases, user), form.value("dataset")),
        options(any.apply("script"), scripts(cases, user), form.value("script")),
        options(any.apply("team"), teams(cases, user), form.value("team")),
        options(any.apply("person"), users(cases, user), form.value("user")),
        options(any.apply("experience"), domains(cases, user), form.value("domain")));
  }

  /** What new tasks can be of. */
  static Choices toMake(TaskCases cases, CurrentUser user, Form form) {
    String choose = "Choose …";
    return new Choices(
        options(choose, projects(cases, user), form.value("project")),
        options(choose, types(cases, user), form.value("taskType")),
        options(choose, datasets(cases, user), form.value("dataset")),
        options("none", scripts(cases, user), form.value("script")),
        Map.of(),
        Map.of(),
        options("", domains(cases, user), ""));
  }

  private static List<Option> projects(TaskCases cases, CurrentUser user) {
    Teams managed = Right.EDIT_TASK.teamsOf(user);
    return cases.things().projects().list(user, SOME).rows().stream()
        .filter(project -> managed.all() || managed.ids().contains(project.team()))
        .map(WireProject::name)
        .map(name -> new Option(name, name))
        .toList();
  }

  private static List<Option> types(TaskCases cases, CurrentUser user) {
    return cases.things().types().list(user, SOME).rows().stream()
        .map(type -> option(type, WireTaskType::id, WireTaskType::summary))
        .toList();
  }

  private static List<Option> datasets(TaskCases cases, CurrentUser user) {
    return cases.things().datasets().list(user, MOST).stream()
        .map(dataset -> option(dataset, WireDataset::id, WireDataset::name))
        .toList();
  }

  private static List<Option> scripts(TaskCases cases, CurrentUser user) {
    return cases.things().scripts().list(user, SOME).rows().stream()
        .map(script -> option(script, WireScript::id, WireScript::name))
        .toList();
  }

  private static List<Option> teams(TaskCases cases, CurrentUser user) {
    return cases.things().teams().list(user, Right.EDIT_TASK, SOME).rows().stream()
        .map(team -> option(team, WireTeam::id, WireTeam::name))
        .toList();
  }

  private static List<Option> users(TaskCases cases, CurrentUser user) {
    return cases.things().users().list(user, SOME).rows().stream()
        .map(one -> option(one, WireUser::id, Choices::name))
        .toList();
  }

  private static String name(WireUser user) {
    return user.firstName() + " " + user.lastName();
  }

  private static List<Option> domains(TaskCases cases, CurrentUser user) {
    return cases.tasks().experienceDomains(user).stream()
        .map(domain -> new Option(domain, domain))
        .toList();
  }

  private record Option(String value, String label) {}

  private static <T> Option option(T thing, Function<T, ObjectId> id, Function<T, String> label) {
    return new Option(id.apply(thing).value(), label.apply(thing));
  }

  private static Map<String, String> options(String none, List<Option> some, String chosen) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("", none);
    some.stream()
        .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
        .forEach(option -> options.put(option.value(), option.label()));
    if (!chosen.isEmpty()) {
      // One that is not among the first still holds.
      options.putIfAbsent(chosen, chosen);
    }
    return options;
  }
}
