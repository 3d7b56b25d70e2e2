package org.clew.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;

/** A lab where chance says who is in which team, knows what, and which tasks there are. */
final class GeneratedLab {
  private static final List<String> DOMAINS = List.of("dendrites", "axons");
  private static final int TEAMS = 3;
  private static final int PROJECTS = 6;
  private static final int TASKS = 24;

  private final SplittableRandom chance;
  private final Lab lab;
  private final List<String> teams = new ArrayList<>();
  private final List<String> projects = new ArrayList<>();
  private final Map<String, Integer> priorities = new HashMap<>();
  private final List<String> tasks = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();

  GeneratedLab(TestServer server, String name, int size, SplittableRandom chance) {
    this.chance = chance;
    this.lab = Lab.found(server, name);
    for (int i = 0; i < TEAMS; i++) {
      teams.add(lab.team("Team" + i));
    }
    for (int i = 0; i < size; i++) {
      people.add(person(i));
    }
    String type = lab.taskType("trace", teams.getFirst(), "skeleton");
    List<String> datasets = List.of(lab.dataset("open"), lab.dataset("closed", teams.getFirst()));
    List<Integer> priority = new ArrayList<>();
    for (int i = 0; i < PROJECTS; i++) {
      String project = "project" + i;
      priority.add(chance.nextInt(3));
      projects.add(lab.project(project, teams.get(chance.nextInt(TEAMS)), priority.get(i)));
    }
    for (int i = 0; i < TASKS; i++) {
      int project = chance.nextInt(PROJECTS);
      tasks.addAll(
          lab.tasks(
              1,
              Lab.taskBody(
                  type,
                  "project" + project,
                  datasets.get(chance.nextInt(2)),
                  DOMAINS.get(chance.nextInt(2)),
                  chance.nextInt(3),
                  chance.nextInt(1, 4))));
      priorities.put(tasks.getLast(), priority.get(project));
    }
  }

  private Person person(int number) {
    Map<String, Integer> experience = new HashMap<>();
    for (String domain : DOMAINS) {
      if (chance.nextInt(5) > 0) {
        experience.put(domain, chance.nextInt(4));
      }
    }
    String[] memberOf = teams.stream().filter(team -> chance.nextInt(5) < 3).toArray(String[]::new);
    Person person = lab.user("user" + number, experience, memberOf);
    if (chance.nextInt(4) == 0 && memberOf.length > 0) {
      List<Map<String, Object>> memberships = new ArrayList<>();
      for (String team : memberOf) {
        memberships.add(
            Map.of(
                "id",
                team,
                "name",
                "Team" + teams.indexOf(team),
                "isTeamManager",
                chance.nextBoolean()));
      }
      lab.admin().patch("/users/" + person.id(), Map.of("teams", memberships)).expect(200);
    }
    return person;
  }

  Lab lab() {
    return lab;
  }

  List<Person> people() {
    return people;
  }

  List<String> tasks() {
    return tasks;
  }

  int priority(String task) {
    return priorities.get(task);
  }

  Person someone() {
    return people.get(chance.nextInt(people.size()));
  }

  /** Something that managers and annotators do. */
  void happen(List<String> instances) {
    String project = projects.get(chance.nextInt(PROJECTS));
    switch (chance.nextInt(8)) {
      case 0 -> lab.admin().patch("/projects/" + project + "/pause", null).expect(200);
      case 1, 2 -> lab.admin().patch("/projects/" + project + "/resume", null).expect(200);
      case 3 -> some(instances, id -> lab.admin().delete("/annotations/Task/" + id));
      case 4 ->
          some(
              instances,
              id ->
                  lab.admin()
                      .patch(
                          "/annotations/Task/" + id + "/transfer",
                          Map.of("userId", someone().id())));
      case 5 ->
          // Refused while they have active tasks.
          lab.admin().patch("/users/" + someone().id(), Map.of("isActive", chance.nextInt(3) > 0));
      default ->
          some(instances, id -> lab.admin().patch("/annotations/Task/" + id + "/finish", null));
    }
  }

  private void some(List<String> instances, Consumer<String> what) {
    if (!instances.isEmpty()) {
      what.accept(instances.get(chance.nextInt(instances.size())));
    }
  }
}
