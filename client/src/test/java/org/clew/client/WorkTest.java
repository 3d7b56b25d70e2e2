package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final String REQUEST = "POST /api/v14/user/tasks/request";
  private static final String INSTANCE =
      """
      {"id":"681dc3a10000000000000007","typ":"Task","state":"Active","name":"","description":"",
       "modified":1755600000000,"annotationLayers":[],"tracingTime":90000,"tags":["a"],
       "owner":{"id":"681dc3a10000000000000005","firstName":"Ada","lastName":"Lovelace"},
       "unknown":[{"x":1}],"messages":[{"success":"You have been assigned a new task."}]}
      """;
  private static final String PATH = "/api/v14/annotations/Task/681dc3a10000000000000007";

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theNextTaskIsAnInstance() {
    server.on(REQUEST, 200, INSTANCE);

    Claim claim = server.connect().work().requestTask();

    assertThat(claim).isInstanceOf(Claim.Assigned.class);
    assertThat(claim.message()).isEqualTo("You have been assigned a new task.");
    AnnotationInfo instance = claim.annotation().orElseThrow();
    assertThat(instance.type()).isEqualTo(AnnotationType.TASK);
    assertThat(instance.state()).isEqualTo(AnnotationState.ACTIVE);
    assertThat(instance.ownerId()).hasValue(Samples.USER);
    assertThat(instance.tracingTime().orElseThrow()).hasSeconds(90);
  }

  @Test
  void whenThereIsNoneTheReasonsAreTold() {
    server.on(
        REQUEST,
        400,
        """
        {"messages":[{"error":"There is currently no task available."},{"chain":"…"}],
         "reasons":[{"rule":"experience","domain":"axons","needed":5,"has":3,"tasks":40,
                     "text":"40 tasks need more.","new key":{}},
                    {"rule":"paused","tasks":2,"text":"2 tasks are paused."}]}
        """);

    Claim claim = server.connect().work().requestTask();

    assertThat(claim)
        .isEqualTo(
            new Claim.NoTask(
                "There is currently no task available.",
                List.of(
                    new Claim.Reason("experience", "axons", 5, 3, 40L, "40 tasks need more."),
                    new Claim.Reason("paused", null, null, null, 2L, "2 tasks are paused."))));
    assertThat(claim.annotation()).isEmpty();
  }

  @Test
  void aServerWithoutReasonsWillDo() {
    server.on(
        REQUEST, 400, "{\"messages\":[{\"error\":\"There is currently no task available.\"}]}");

    assertThat(server.connect().work().requestTask())
        .isEqualTo(new Claim.NoTask("There is currently no task available.", List.of()));
  }

  @Test
  void tooManyOpenTasksAreAnOutcome() {
    server.on(
        REQUEST,
        400,
        "{\"messages\":[{\"error\":\"You already have too many open tasks.\"}],\"open\":5,\"limit\":5}");

    assertThat(server.connect().work().requestTask())
        .isEqualTo(new Claim.LimitReached("You already have too many open tasks.", 5, 5));
  }

  @Test
  void everythingElseIsAFault() {
    server.on(REQUEST, 400, "{\"messages\":[{\"error\":\"Could not copy the base.\"}]}");

    assertThatThrownBy(() -> server.connect().work().requestTask())
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("400: Could not copy the base.");
  }

  @Test
  void peekingShowsATaskOrNone() {
    String path = "GET /api/v14/user/tasks/peek";
    Work work = server.on(path, Samples.task(1)).connect().work();

    assertThat(work.peek().orElseThrow().id()).isEqualTo(Samples.task(1).id());
    server.on(path, 400, "{\"messages\":[{\"error\":\"There is currently no task available.\"}]}");
    assertThat(work.peek()).isEmpty();
  }

  @Test
  void anInstanceGoesThroughItsLife() {
    server
        .on("GET /api/v14/user/tasks", 200, "[" + INSTANCE + "]")
        .on("PATCH " + PATH + "/finish", 200, INSTANCE.replace("Active", "Finished"))
        .on("PATCH " + PATH + "/reopen", 200, INSTANCE)
        .on("PATCH " + PATH + "/transfer", 200, INSTANCE)
        .on("PUT " + PATH + "/reset", 200, INSTANCE)
        .on("DELETE " + PATH, 200, "{\"messages\":[{\"success\":\"…\"}]}")
        .on("POST /api/clew/v1/annotations/681dc3a10000000000000007/handBack", 200, "{}");
    AnnotationInfo instance = server.connect().work().openTasks().findFirst().orElseThrow();

    assertThat(instance.finish().state()).isEqualTo(AnnotationState.FINISHED);
    assertThat(server.last().uri().getQuery()).matches("timestamp=\\d{13}");
    assertThat(instance.reopen()).isEqualTo(instance);
    instance.transfer(Ref.id(Samples.USER));
    assertThat(server.last().body()).isEqualTo("{\"userId\":\"" + Samples.USER + "\"}");
    instance.reset();
    instance.cancel();
    instance.handBack("too noisy");
    assertThat(server.last().body()).isEqualTo("{\"reason\":\"too noisy\"}");
  }
}
