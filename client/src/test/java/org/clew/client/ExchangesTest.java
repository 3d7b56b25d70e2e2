package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationType;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole sessions as a WEBKNOSSOS server answers them: what is sent, and what is read. */
class ExchangesTest {
  private static final ObjectId TEAM = id(1);
  private static final ObjectId USER = id(3);

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  private static ObjectId id(int number) {
    return new ObjectId("66f0c4d201000011%08x".formatted(number));
  }

  @Test
  void peopleAreReadAndChanged() {
    List<Exchange> session = Exchange.session("people");
    Exchange.teach(server, session);
    Clew clew = server.connect();

    User me = clew.users().current();
    assertThat(clew.users().list()).containsExactly(me);
    assertThat(clew.users().byId(USER)).isEqualTo(me);
    User grown = me.giveExperience("axons", 9);
    List<LoggedTime> times = grown.loggedTimes();

    assertThat(me.teams())
        .containsExactly(
            new TeamMembership(TEAM, "Tracers", TeamRole.MANAGER),
            new TeamMembership(id(2), "lab_7", TeamRole.MEMBER));
    assertThat(grown.experiences()).isEqualTo(Map.of("axons", 9, "somata", 2));
    assertThat(times)
        .containsExactly(
            new LoggedTime(YearMonth.of(2024, 9), Duration.ofSeconds(8130)),
            new LoggedTime(YearMonth.of(2024, 10), Duration.ofMinutes(1)));
    Exchange.assertPlayed(server, session);
  }

  @Test
  void aProjectGoesThroughItsLife() {
    List<Exchange> session = Exchange.session("projects");
    Exchange.teach(server, session);
    Clew clew = server.connect();
    Team team = clew.teams().byName("Tracers");
    ProjectParameters wanted =
        new ProjectParameters("axons_autumn", team)
            .withPriority(30)
            .withExpectedTime(Duration.ofMinutes(90));

    Project made = clew.projects().create(wanted);
    assertThat(clew.projects().byName("axons_autumn")).isEqualTo(made);
    Project read = clew.projects().byId(made.id());
    assertThat(read.owner().orElseThrow().email()).isEqualTo("vera@lab7.example");
    Project changed = read.update(read.parameters().withPriority(40));
    List<Task> tasks = changed.tasks().toList();
    changed.delete();

    assertThatThrownBy(() -> clew.projects().byName("axons_autumn"))
        .isInstanceOf(NoSuchNameException.class);
    assertThat(read).isEqualTo(made).isNotEqualTo(changed);
    assertThat(changed.priority()).isEqualTo(40);
    assertThat(tasks)
        .extracting(Task::status)
        .containsExactly(new TaskStatus(2, 0, 0), new TaskStatus(0, 1, 0));
    Exchange.assertPlayed(server, session);
  }

  @Test
  void aTaskGoesThroughItsLife() {
    List<Exchange> session = Exchange.session("tasks");
    Exchange.teach(server, session);
    Clew clew = server.connect();
    BoundingBox box = new BoundingBox(Vec3Int.of(900, 800, 70), Vec3Int.of(300, 200, 50));

    TaskType type =
        clew.taskTypes()
            .create(
                new TaskTypeParameters(
                        "Follow axon", "Follow it to its **end**.", Ref.name("Tracers"))
                    .withTracingType(TracingType.HYBRID));
    assertThat(clew.taskTypes().byName("Follow axon")).isEqualTo(type);
    assertThat(clew.taskTypes().byId(type.id()).tracingType()).isEqualTo(TracingType.HYBRID);
    NewTask wanted =
        new NewTask(
                type,
                Ref.name("axons_autumn"),
                clew.datasets().open("barrel_cortex"),
                new TaskExperience("axons", 4),
                Vec3Int.of(1000, 900, 80))
            .withStartingRotation(Vec3Double.of(0, 90, 0))
            .withInstances(2)
            .withScript(Ref.id(id(8)))
            .withBoundingBox(box);
    TaskCreation creation = clew.tasks().createAll(List.of(wanted));
    Task made = creation.orThrow().get(0);
    Task read = clew.tasks().byId(made.id());
    Task updated = read.updateRemainingInstances(5);
    List<AnnotationInfo> instances = updated.annotationInfos();
    List<Task> all = clew.tasks().list().toList();
    updated.delete();
    assertThatThrownBy(() -> clew.tasks().byId(made.id()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("404: Task could not be found");
    type.delete();

    assertThat(creation.warnings()).containsExactly("Vera may not read it.");
    assertThat(read).isEqualTo(made);
    assertThat(read.boundingBox()).hasValue(box);
    assertThat(read.script().orElseThrow().name()).isEqualTo("merge check");
    assertThat(updated.status().pending()).isEqualTo(5);
    assertThat(instances).extracting(AnnotationInfo::type).containsExactly(AnnotationType.TASK);
    assertThat(all).hasSize(2).contains(made);
    Exchange.assertPlayed(server, session);
  }

  @Test
  void anAnnotationIsReadAndUploaded() {
    List<Exchange> session = Exchange.session("annotations");
    Exchange.teach(server, session);
    Clew clew = server.connect();

    AnnotationInfo info = clew.annotations().byId(id(11));
    RemoteDataset dataset = clew.datasets().byId(id(6));
    AnnotationInfo uploaded = clew.annotations().upload(Annotation.of("axon 3", dataset));

    assertThat(uploaded).isEqualTo(info);
    assertThat(info.tracingTime()).hasValue(Duration.ofSeconds(61));
    assertThat(info.volumeLayerNames()).containsExactly("Cells");
    assertThat(info.task().orElseThrow().creationInfo()).hasValue("axon 3.nml");
    assertThat(dataset.layer("cells").elementClass()).isEqualTo("uint32");
    Exchange.assertPlayed(server, session);
    String form = server.seen().get(2).body();
    assertThat(form)
        .contains(
            "Content-Disposition: form-data; name=\"createGroupForEachFile\"\r\n\r\nfalse\r\n",
            "filename=\"axon 3.zip\"\r\nContent-Type: application/zip\r\n\r\nPK");
  }
}
