package org.clew.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import tools.jackson.databind.JsonNode;

/** Things that pages show, and people with sessions who look at them. */
final class PageLab {
  static final String INSTRUCTIONS =
      """
      Follow the axon to the end of the box, and mark **every** branch.

      1. Begin at the start position, at the soma.
      2. Put a node every *10 voxels* or so.
      3. At a branch, follow the thicker one first; come back for the other.

      Not sure? See [the guide](https://lab.example/guide), or set a comment:

      ```
      todo: blurry here
      ```
      """;

  private final TestServer server;
  private final String name;
  private final Lab lab;
  private final String team;
  private final String taskType;
  private final String dataset;
  private final String project;
  private final String task;
  private final String script;
  private int made;
  private final Person annotator;
  private final Person novice;
  private final Person manager;
  private final Person admin;

  PageLab(TestServer server) {
    this(server, "Lab");
  }

  /** One of several on a server. */
  PageLab(TestServer server, String name) {
    this.server = server;
    this.name = name;
    lab = Lab.found(server, name);
    team = lab.team("Tracers");
    taskType = taskType("Trace axon", INSTRUCTIONS);
    dataset = lab.dataset("em");
    TestArray.empty(voxels());
    Map<String, Object> body = new HashMap<>(lab.projectBody("axons-2026", team, 10));
    body.put("expectedTime", 600_000);
    project = lab.admin().post("/projects", body).expect(200).json().get("id").asString();
    task = lab.tasks(8, task(taskType, "axons-2026", 2)).getFirst();
    Map<String, Object> pointer =
        Map.of("name", "arrows", "gist", "https://lab.example/arrows.js", "owner", lab.adminId());
    script = lab.admin().post("/scripts", pointer).expect(200).json().get("id").asString();
    annotator = lab.user("Ann Lee", Map.of("axons", 5), team);
    novice = lab.user("Noah Berg", Map.of(), team);
    manager = lab.manager("Mira Stone", team);
    admin = lab.anotherAdmin("Olga Ray");
  }

  Lab lab() {
    return lab;
  }

  String name() {
    return name;
  }

  /** The address of someone with a first name. */
  String email(String firstName) {
    return "%s@%s.org".formatted(firstName, name.toLowerCase(Locale.ROOT));
  }

  String dataset() {
    return dataset;
  }

  String taskType() {
    return taskType;
  }

  String team() {
    return team;
  }

  Person annotator() {
    return annotator;
  }

  Person novice() {
    return novice;
  }

  Person manager() {
    return manager;
  }

  Person admin() {
    return admin;
  }

  /** Where the voxels of the dataset are. */
  private Path voxels() {
    return server.datasets().resolve(name).resolve("em/color/1");
  }

  /** From now on the dataset shows something. */
  void fillDataset() {
    TestArray.tissue(voxels());
  }

  /** The same of what the page of the dataset shows, and nothing else. */
  void fillMiddleOfDataset() {
    TestArray.middle(voxels());
  }

  /** Makes a task type for skeletons. */
  String taskType(String summary, String instructions) {
    Map<String, Object> body =
        Map.of(
            "summary", summary,
            "description", instructions,
            "teamId", team,
            "tracingType", "skeleton",
            "settings", Map.of());
    return lab.admin().post("/taskTypes", body).expect(200).json().get("id").asString();
  }

  /** What makes a task with a box and a start. */
  Map<String, Object> task(String type, String projectName, int instances) {
    Map<String, Object> body = Lab.taskBody(type, projectName, dataset, "axons", 1, instances);
    body.put("editPosition", List.of(120, 80, 30));
    body.put("editRotation", List.of(0, 90, 0));
    body.put(
        "boundingBox",
        Map.of("topLeft", List.of(100, 50, 0), "width", 100, "height", 100, "depth", 100));
    return body;
  }

  /** The annotator takes a task; answers the id of the instance. */
  String take() {
    return take(annotator);
  }

  String take(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  /** The annotator’s open instances. */
  List<String> open() {
    List<String> ids = new ArrayList<>();
    for (JsonNode open : annotator.calls().get("/user/tasks?isFinished=false").expect(200).json()) {
      ids.add(open.get("id").asString());
    }
    return ids;
  }

  /** Hands in a skeleton with some nodes. */
  void submit(Person person, String instance, int nodes) {
    submit(person, instance, nmlOf(nodes));
  }

  /** Hands in a skeleton. */
  void submit(Person person, String instance, byte[] nml) {
    person
        .calls()
        .withHeader("If-Match", "*")
        .put("//api/clew/v1/annotations/%s/content".formatted(instance), "application/xml", nml)
        .expect(200);
  }

  /** Someone’s browser, by their role, with a session of its own. */
  Caller browser(String role) {
    return switch (role) {
      case "anonymous" -> server.anonymous();
      case "annotator" -> signedIn("ann");
      case "manager" -> signedIn("mira");
      case "admin" -> signedIn("olga");
      default -> throw new IllegalArgumentException(role);
    };
  }

  /** New things for each request, by the names that the table of pages has for them. */
  Map<String, String> things() {
    Map<String, String> things = new HashMap<>();
    things.put("zero", "0");
    things.put("task", task);
    things.put("taskType", taskType);
    things.put("project", project);
    things.put("team", team);
    things.put("dataset", dataset);
    things.put("user", annotator.id());
    things.put("novice", novice.id());
    things.put("script", script);
    return things;
  }

  /** A project with a task that is there to be deleted. */
  String aProject() {
    String name = "short-lived-" + ++made;
    String id = lab.project(name, team, 1);
    lab.tasks(1, task(taskType, name, 1));
    return id;
  }

  /** A task type that is there to be deleted. */
  String aTaskType() {
    return taskType("short-lived-" + ++made, "Nothing");
  }

  /** The manager looks at a table of tasks. */
  String anImport() {
    return manager
        .calls()
        .withHeader("Content-Type", "text/csv")
        .post("//api/clew/v1/tasks/import?dryRun=true", table(1))
        .expect(200)
        .json()
        .get("id")
        .asString();
  }

  /** A table of tasks that are in order. */
  static String table(int rows) {
    StringBuilder table =
        new StringBuilder("project,taskType,dataset,experienceDomain,minExperience,x,y,z\n");
    for (int i = 0; i < rows; i++) {
      table.append("axons-2026,Trace axon,em,axons,1,%d,80,30\n".formatted(100 + i));
    }
    return table.toString();
  }

  /** An instance of the annotator with a version, where the table asks for one. */
  String anAnnotation() {
    finishAll();
    moreTasks(1);
    String instance = take();
    submit(annotator, instance, 2);
    return instance;
  }

  /** The annotator has no open instance any more. */
  void finishAll() {
    for (String open : open()) {
      annotator.calls().patch("/annotations/Task/%s/finish".formatted(open), null).expect(200);
    }
  }

  /** Makes tasks that the annotator can take, for one person each. */
  void moreTasks(int count) {
    lab.tasks(count, task(taskType, "axons-2026", 1));
  }

  /** The task of an instance. */
  String taskOf(String instance) {
    return lab.admin()
        .get("/annotations/%s/info".formatted(instance))
        .expect(200)
        .json()
        .at("/task/id")
        .asString();
  }

  String project() {
    return project;
  }

  /** A task of which nobody has an instance. */
  String task() {
    return task;
  }

  /** A skeleton with some nodes in the box of the task. */
  static byte[] nmlOf(int nodes) {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("axon");
    Node last = tree.addNode(Vec3Double.of(120, 80, 30));
    for (int i = 1; i < nodes; i++) {
      Node next = tree.addNode(Vec3Double.of(120 + i, 80, 30));
      tree.addEdge(last, next);
      last = next;
    }
    return nml(skeleton);
  }

  /** A branched skeleton of some hundred nodes in the box of the task. */
  static byte[] nmlOfBranches() {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("axon");
    Node start = tree.addNode(Vec3Double.of(120, 80, 30));
    Node fork = branch(tree, start, 1.1, 0.4, 60);
    branch(tree, fork, 0.3, 0.9, 50);
    branch(tree, fork, 0.9, -0.8, 40);
    branch(tree, start, -0.3, -0.7, 40);
    return nml(skeleton);
  }

  private static Node branch(Tree tree, Node from, double right, double down, int nodes) {
    Node last = from;
    Vec3Double at = from.position();
    for (int i = 1; i < nodes; i++) {
      double sway = Math.sin(i / 5.0) / 2;
      at = at.plus(new Vec3Double(right / 1.5, (down + sway) / 1.5, 0.3 - sway / 2));
      Node next = tree.addNode(at);
      tree.addEdge(last, next);
      last = next;
    }
    return last;
  }

  /** A skeleton with one node. */
  static byte[] nmlAt(int x, int y, int z) {
    Skeleton skeleton = new Skeleton();
    skeleton.addTree("axon").addNode(Vec3Double.of(x, y, z));
    return nml(skeleton);
  }

  private static byte[] nml(Skeleton skeleton) {
    NmlParameters parameters = NmlParameters.of(new NmlExperiment("em", null, null, null, null));
    Nml nml = new Nml(List.of(), parameters, skeleton, new ArrayList<>(), List.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      NmlWriter.write(nml, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private Caller signedIn(String firstName) {
    String cookie =
        server
            .anonymous()
            .post("/auth/login", Map.of("email", email(firstName), "password", TestServer.PASSWORD))
            .expect(200)
            .header("Set-Cookie");
    return server.anonymous().withHeader("Cookie", cookie.replaceFirst(";.*", ""));
  }
}
