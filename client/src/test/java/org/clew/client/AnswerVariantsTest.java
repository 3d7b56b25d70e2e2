package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every key of every object that a server sends is left out, and sent as null: what must be there
 * is missed in a clear sentence, all else is not needed.
 */
class AnswerVariantsTest {
  // Methods that ask the server.
  private static final Set<String> CALLS =
      Set.of(
          "activate",
          "annotationInfos",
          "content",
          "deactivate",
          "download",
          "duplicate",
          "finish",
          "finishedTasks",
          "loggedTimes",
          "openAnnotations",
          "openTasks",
          "owner",
          "pause",
          "project",
          "reopen",
          "reset",
          "resume",
          "tasks",
          "usersWithActiveTasks",
          "versions");

  private final ServerDouble server = new ServerDouble();

  /**
   * An object in an answer.
   *
   * @param answer which of the session
   * @param place of the object in it, as a JSON pointer
   * @param required by the contract, space between
   */
  record Subject(
      String session, int answer, String place, String required, Function<Clew, Object> read) {
    Exchange exchange() {
      return Exchange.session(session).get(answer);
    }

    @Override
    public String toString() {
      return exchange().path() + " " + place;
    }
  }

  private static Stream<Subject> subjects() {
    Function<Clew, Object> task = clew -> clew.tasks().byId(id("tasks", 7));
    Function<Clew, Object> project = clew -> clew.projects().byId(id("projects", 4));
    Function<Clew, Object> dataset = clew -> clew.datasets().byId(id("annotations", 1));
    Function<Clew, Object> times = clew -> clew.users().loggedTimes(Ref.id(id("people", 2)));
    return Stream.of(
        new Subject("tasks", 0, "/1", "id name organization", clew -> clew.teams().list().get(1)),
        new Subject(
            "people",
            0,
            "",
            "id email organization firstName lastName created lastActivity isActive isAdmin"
                + " isDatasetManager teams experiences",
            clew -> clew.users().current()),
        new Subject(
            "people", 0, "/teams/0", "id name isTeamManager", clew -> clew.users().current()),
        new Subject("people", 4, "", "loggedTime", times),
        new Subject("people", 4, "/loggedTime/0", "paymentInterval durationInSeconds", times),
        new Subject("people", 4, "/loggedTime/0/paymentInterval", "month year", times),
        new Subject(
            "projects", 4, "", "id name team priority paused isBlacklistedFromReport", project),
        new Subject("projects", 4, "/owner", "id", project),
        new Subject(
            "tasks",
            3,
            "",
            "id summary description teamId teamName",
            clew -> clew.taskTypes().byId(id("tasks", 3))),
        new Subject(
            "tasks",
            7,
            "",
            "id projectId datasetId status type neededExperience editPosition editRotation",
            task),
        new Subject("tasks", 7, "/status", "pending active finished", task),
        new Subject("tasks", 7, "/neededExperience", "domain value", task),
        new Subject("tasks", 7, "/boundingBox", "topLeft width height depth", task),
        new Subject("tasks", 7, "/type", "id summary description teamId teamName", task),
        new Subject("tasks", 7, "/script", "id name", task),
        new Subject(
            "annotations",
            0,
            "",
            "id typ name description state modified",
            clew -> clew.annotations().byId(id("annotations", 0))),
        new Subject(
            "annotations",
            1,
            "",
            "id name isPublic directoryName owningOrganization created",
            dataset));
  }

  private static String id(String session, int answer) {
    return Exchange.session(session).get(answer).response().get("id").asString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void whatIsRequiredIsMissedAndAllElseIsNot(Subject subject) {
    Set<String> required = Set.of(subject.required().split(" "));
    Clew clew = server.connect();
    JsonNode object = subject.exchange().response().at(subject.place());
    assertThat(object.propertyNames()).containsAll(required);

    for (String key : object.propertyNames()) {
      for (JsonNode variant : List.of(without(subject, key), withNull(subject, key))) {
        answer(subject, variant);
        if (required.contains(key)) {
          assertThatThrownBy(() -> subject.read().apply(clew))
              .as("without %s", key)
              .isInstanceOf(InvalidResponseException.class)
              .hasMessageMatching("(?s)Cannot read the answer: it lacks “[^”]*\\b" + key + "”: .*")
              .hasMessageContaining("(GET " + server.url());
        } else {
          look(subject.read().apply(clew), key);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void whatIsNotKnownIsPassedOver(Subject subject) {
    Clew clew = server.connect();
    answer(subject, subject.exchange().response());
    Object usual = subject.read().apply(clew);
    JsonNode more = subject.exchange().response().deepCopy();
    addEverywhere(more);

    answer(subject, more);

    assertThat(more).isNotEqualTo(subject.exchange().response());
    assertThat(subject.read().apply(clew).toString()).isEqualTo(usual.toString());
  }

  private void answer(Subject subject, JsonNode response) {
    Exchange exchange = subject.exchange();
    server.on(exchange.method() + " " + exchange.path(), 200, response.toString());
  }

  private static JsonNode without(Subject subject, String key) {
    JsonNode answer = subject.exchange().response().deepCopy();
    ((ObjectNode) answer.at(subject.place())).remove(key);
    return answer;
  }

  private static JsonNode withNull(Subject subject, String key) {
    JsonNode answer = subject.exchange().response().deepCopy();
    ((ObjectNode) answer.at(subject.place())).putNull(key);
    return answer;
  }

  private static void addEverywhere(JsonNode node) {
    List<JsonNode> within = new ArrayList<>();
    node.forEach(within::add);
    within.forEach(AnswerVariantsTest::addEverywhere);
    // Experiences are a map of whatever domains there are.
    if (node instanceof ObjectNode object && !object.has("somata")) {
      object.putObject("unheardOf").putArray("list").add(1);
    }
  }

  /** All that an object says is there, or is missed when one asks for it. */
  private static void look(Object read, String key) {
    for (Method method : read.getClass().getMethods()) {
      boolean tells =
          method.getDeclaringClass() == read.getClass()
              && Modifier.isPublic(read.getClass().getModifiers())
              && method.getParameterCount() == 0
              && method.getReturnType() != void.class
              && !CALLS.contains(method.getName());
      if (tells) {
        look(read, method, key);
      }
    }
  }

  private static void look(Object read, Method method, String key) {
    try {
      assertThat(method.invoke(read)).as("%s without %s", method, key).isNotNull();
    } catch (InvocationTargetException thrown) {
      assertThat(thrown.getCause())
          .as("%s without %s", method, key)
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("“" + key + "”");
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
  }
}
