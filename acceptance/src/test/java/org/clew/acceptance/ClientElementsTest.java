package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.clew.client.Clew;
import org.clew.client.LoggedTime;
import org.clew.client.NewDataset;
import org.clew.client.NewTask;
import org.clew.client.NoSuchNameException;
import org.clew.client.NotAuthorizedException;
import org.clew.client.NotFoundException;
import org.clew.client.Ref;
import org.clew.client.RemoteDataset;
import org.clew.client.Script;
import org.clew.client.ScriptParameters;
import org.clew.client.Task;
import org.clew.client.TaskCreation;
import org.clew.client.TaskType;
import org.clew.client.TaskTypeParameters;
import org.clew.client.TaskTypeSettings;
import org.clew.client.UnexpectedStatusException;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Mag;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Scripts, datasets, warnings and refusals, as the Java client shows those of a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientElementsTest {
  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Clew admin;

  @BeforeAll
  void found() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    lab.project("axons", team, 1);
    admin = as(lab.admin());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Clew as(Caller caller) {
    String token = caller.token();
    return Clew.connect(URI.create(server.url()), token);
  }

  @Test
  void aScriptGoesThroughItsLife() {
    Script script =
        admin.scripts().create(new ScriptParameters("helper", "https://gist.github.com/ada/5c3a"));
    Task task = admin.tasks().create(task(dataset).withScript(script));

    assertThat(admin.scripts().list()).contains(script);
    assertThat(admin.scripts().byId(script.id())).isEqualTo(script);
    assertThat(script.ownerId()).hasValue(admin.users().current().id());
    assertThat(task.script()).hasValue(script);

    Script changed = script.update(script.parameters().withName("aide"));
    assertThat(changed.name()).isEqualTo("aide");
    assertThat(changed.gist()).isEqualTo(script.gist());

    Clew mia = as(lab.manager("Mia", team).calls());
    assertThatThrownBy(() -> mia.scripts().delete(script))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("Please ask the script owner.")
        .hasMessageContaining("WK_TOKEN");
    changed.delete();
    assertThatThrownBy(() -> admin.scripts().byId(script.id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(admin.tasks().byId(task.id()).script()).isEmpty();
  }

  @Test
  void aDatasetIsOpenedByIdAddressNameAndDirectory() {
    RemoteDataset byId = admin.datasets().open(dataset);

    assertThat(admin.datasets().open(byId.url().toString())).isEqualTo(byId);
    assertThat(admin.datasets().open(byId.name())).isEqualTo(byId);
    assertThat(admin.datasets().byDirectoryName(byId.directoryName())).isEqualTo(byId);
    assertThat(byId.voxelSize()).hasValue(VoxelSize.ofNanometres(11.24, 11.24, 28));
    assertThat(byId.boundingBox()).hasValue(BoundingBox.of(0, 0, 0, 1024, 1024, 1024));
    assertThat(byId.layer("color").mags()).containsExactly(Mag.ONE);
    assertThat(byId.layer("color").elementClass()).isEqualTo("uint8");
  }

  @Test
  void whatFilesDoNotTellOfADatasetIsGiven() {
    TestArray.empty(server.datasets().resolve("plain/cells/1"));
    NewDataset plain = new NewDataset("plain");

    assertThatThrownBy(() -> admin.datasets().register(plain))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("The metadata of the layer “cells” do not tell its voxel size.");
    assertThatThrownBy(() -> admin.datasets().register(sized(plain).withColor("cell")))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("there is no layer “cell”");
    RemoteDataset registered =
        admin.datasets().register(sized(plain).withSegmentation("cells").withName("Cells"));

    assertThat(registered.name()).isEqualTo("Cells");
    assertThat(registered.voxelSize())
        .hasValue(new VoxelSize(Vec3Double.of(0.01, 0.01, 0.04), LengthUnit.MICROMETER));
    assertThat(registered.layer("cells").isSegmentation()).isTrue();
  }

  private static NewDataset sized(NewDataset dataset) {
    return dataset.withVoxelSize(
        new VoxelSize(Vec3Double.of(0.01, 0.01, 0.04), LengthUnit.MICROMETER));
  }

  @Test
  void whatTheServerWarnsOfReachesTheCaller() {
    String closed = lab.dataset("closed", lab.team("Others"));

    TaskCreation creation = admin.tasks().createAll(List.of(task(closed)));

    assertThat(creation.created()).hasSize(1);
    assertThat(creation.warnings())
        .containsExactly("Project team “Annotators” has no read permission to dataset “closed”.");
  }

  @Test
  void aTaskTypeKeepsItsSettingsAndTracingType() {
    TaskTypeSettings settings =
        TaskTypeSettings.DEFAULT.withAllowedModes("flight").withViewer("zoom", 0.5);
    TaskType made =
        admin
            .taskTypes()
            .create(new TaskTypeParameters("kept", "Follow.", Ref.id(team)).withSettings(settings));

    TaskType changed = made.update(made.parameters().withDescription("Follow it."));

    assertThat(admin.taskTypes().byId(made.id())).isEqualTo(changed);
    assertThat(changed.settings()).isEqualTo(made.settings()).isEqualTo(settings);
    assertThat(changed.description()).isEqualTo("Follow it.");
  }

  @Test
  void theTimeThatSomeoneSpentIsTold() {
    TimeLab times = new TimeLab(server, "Times");
    String instance = TimeLab.take(times.ann);
    TimeLab.beat(times.ann.calls(), instance, times.now());
    server.clock().advance(Duration.ofSeconds(40));
    TimeLab.beat(times.ann.calls(), instance, times.now());

    List<LoggedTime> told = as(times.lab.admin()).users().byId(times.ann.id()).loggedTimes();

    assertThat(told).extracting(LoggedTime::duration).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void aNameThatNobodyHasIsNoTaskType() {
    assertThatThrownBy(() -> admin.taskTypes().byName("nowhere"))
        .isInstanceOf(NoSuchNameException.class)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no task type named “nowhere” that you may see.");
  }

  @Test
  void whoIsNobodyIsToldThatNoTokenWasSent() {
    Clew nobody = Clew.connect(URI.create(server.url()));

    assertThatThrownBy(() -> nobody.users().current())
        .isInstanceOfSatisfying(
            NotAuthorizedException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(401);
              assertThat(refused.url()).hasToString(server.url() + "/api/v14/user");
              assertThat(refused.body()).contains("\"messages\"");
            })
        .hasMessageContaining("without a token (WK_TOKEN)");
    assertThatThrownBy(() -> nobody.withToken("wrong").users().current())
        .hasMessageContaining("Is the token right, and still valid (WK_TOKEN)?")
        .hasMessageNotContaining("wrong)");
    assertThatThrownBy(() -> admin.tasks().byId(new ObjectId("0".repeat(24))))
        .isInstanceOf(NotFoundException.class);
  }

  private NewTask task(String where) {
    return new NewTask(
        Ref.id(type),
        Ref.name("axons"),
        Ref.id(where),
        new TaskExperience("axons", 1),
        Vec3Int.of(1, 2, 3));
  }
}
