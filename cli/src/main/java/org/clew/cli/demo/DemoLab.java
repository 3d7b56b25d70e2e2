package org.clew.cli.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.client.Clew;
import org.clew.client.NewDataset;
import org.clew.client.NewUser;
import org.clew.client.Project;
import org.clew.client.ProjectParameters;
import org.clew.client.RemoteDataset;
import org.clew.client.TaskType;
import org.clew.client.TaskTypeParameters;
import org.clew.client.Team;
import org.clew.client.TeamRole;
import org.clew.client.User;

/** The teams, people, dataset, task types and projects of the demo. */
record DemoLab(
    Clew admin,
    RemoteDataset dataset,
    Map<String, User> users,
    Map<String, TaskType> taskTypes,
    Map<String, Project> projects) {

  /** Makes what is missing. */
  static DemoLab furnish(Clew admin, Path dataset, Screen screen) {
    int steps = 2 + People.ALL.size() + 1 + 2 * Job.ALL.size();
    try (Bar bar = screen.bar("Furnishing the lab")) {
      Map<String, Team> teams = byName(admin.teams().list(), Team::name);
      for (String name : List.of(People.TRACERS, People.PROOFREADERS)) {
        teams.computeIfAbsent(name, missing -> admin.teams().create(missing));
        bar.step(steps);
      }
      Map<String, User> users = byName(admin.users().list(), User::email);
      for (People.Person person : People.ALL) {
        users.computeIfAbsent(person.email(), missing -> join(admin, teams, person));
        bar.step(steps);
      }
      String directory = Objects.requireNonNull(dataset.getFileName()).toString();
      RemoteDataset registered =
          admin.datasets().list().stream()
              .filter(known -> known.directoryName().equals(directory))
              .findFirst()
              .orElseGet(() -> register(admin, teams, dataset));
      bar.step(steps);
      Map<String, TaskType> types = byName(admin.taskTypes().list(), TaskType::name);
      Map<String, Project> projects = byName(admin.projects().list(), Project::name);
      for (Job job : Job.ALL) {
        Team team = Objects.requireNonNull(teams.get(job.team()));
        types.computeIfAbsent(job.taskType(), missing -> type(admin, team, job));
        bar.step(steps);
        projects.computeIfAbsent(job.project(), missing -> project(admin, team, job));
        bar.step(steps);
      }
      return new DemoLab(admin, registered, users, types, projects);
    }
  }

  private static User join(Clew admin, Map<String, Team> teams, People.Person person) {
    NewUser user =
        new NewUser(person.email(), person.firstName(), person.lastName())
            .withPassword(People.PASSWORD);
    TeamRole role = person.part() == People.Part.MANAGER ? TeamRole.MANAGER : TeamRole.MEMBER;
    for (String team : person.teams()) {
      user = user.withTeam(Objects.requireNonNull(teams.get(team)), role);
    }
    for (Map.Entry<String, Integer> skill : person.experiences().entrySet()) {
      user = user.withExperience(skill.getKey(), skill.getValue());
    }
    return admin.users().create(user).user();
  }

  private static RemoteDataset register(Clew admin, Map<String, Team> teams, Path directory) {
    NewDataset dataset =
        new NewDataset(directory.toString())
            .withDescription("A made-up piece of brain tissue, as an electron microscope sees it.");
    for (String team : List.of(People.TRACERS, People.PROOFREADERS)) {
      dataset = dataset.withAllowedTeam(Objects.requireNonNull(teams.get(team)));
    }
    return admin.datasets().register(dataset);
  }

  private static TaskType type(Clew admin, Team team, Job job) {
    return admin
        .taskTypes()
        .create(
            new TaskTypeParameters(job.taskType(), job.instructions(), team)
                .withTracingType(job.tracingType()));
  }

  private static Project project(Clew admin, Team team, Job job) {
    ProjectParameters parameters =
        new ProjectParameters(job.project(), team).withPriority(job.priority());
    return admin.projects().create(job.paused() ? parameters.startingPaused() : parameters);
  }

  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    return things.stream()
        .collect(Collectors.toMap(name, thing -> thing, (a, b) -> a, HashMap::new));
  }

  Project project(Job job) {
    return Objects.requireNonNull(projects.get(job.project()));
  }

  TaskType taskType(Job job) {
    return Objects.requireNonNull(taskTypes.get(job.taskType()));
  }

  User user(People.Person person) {
    return Objects.requireNonNull(users.get(person.email()));
  }
}
