package org.clew.acceptance;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.annotation.skeleton.Tree;
import org.clew.client.Annotation;
import org.clew.client.Clew;
import org.clew.client.NewTasks;
import org.clew.client.NewUser;
import org.clew.client.Project;
import org.clew.client.ProjectParameters;
import org.clew.client.TaskType;
import org.clew.client.TaskTypeParameters;
import org.clew.client.Team;
import org.clew.client.TeamRole;
import org.clew.model.TaskExperience;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;

/** A lab whose people use the Java client: a team, an admin, and the dataset “em”. */
final class ClientLab implements AutoCloseable {
  private final AtomicInteger names = new AtomicInteger();
  private final TestServer server = TestServer.start();
  private final Clew admin;
  private final String adminToken;
  private final Team team;

  ClientLab() {
    Lab lab = Lab.found(server, "Lab");
    lab.dataset("em");
    adminToken = lab.admin().token();
    admin = Clew.signIn(URI.create(server.url()), "admin@lab.org", TestServer.PASSWORD);
    team = admin.teams().create("Tracers");
  }

  TestServer server() {
    return server;
  }

  Clew admin() {
    return admin;
  }

  String adminToken() {
    return adminToken;
  }

  /** A member of the team who knows enough for the tasks of a project, and no others. */
  Clew annotator(Project project) {
    return annotator(project.name(), 1);
  }

  /** A member of the team who knows nothing yet. */
  Clew annotator() {
    return annotator("nothing", 1);
  }

  /** A member of the team with some experience. */
  Clew annotator(String domain, int experience) {
    String email = name() + "@lab.org";
    admin
        .users()
        .create(
            new NewUser(email, "Anna", "Tator")
                .withPassword(TestServer.PASSWORD)
                .withTeam(team, TeamRole.MEMBER)
                .withExperience(domain, experience));
    return Clew.signIn(admin.url(), email, TestServer.PASSWORD);
  }

  TaskType type(TracingType tracingType) {
    return admin
        .taskTypes()
        .create(new TaskTypeParameters(name(), "Trace.", team).withTracingType(tracingType));
  }

  Project project() {
    return admin.projects().create(new ProjectParameters(name(), team));
  }

  /** Tasks for the annotators of a project. */
  NewTasks tasks(TaskType type, Project project) {
    return new NewTasks(type, project, new TaskExperience(project.name(), 1));
  }

  /** One tree of one node. */
  Annotation seed(String name, int x) {
    Annotation seed =
        Annotation.of(name, admin.datasets().byName("em")).withPosition(Vec3Double.of(x, 2, 3));
    Tree tree = seed.skeleton().addTree(name);
    tree.addNode(Vec3Double.of(x, 2, 3));
    return seed;
  }

  String name() {
    return "name-" + names.incrementAndGet();
  }

  @Override
  public void close() {
    server.close();
  }
}
