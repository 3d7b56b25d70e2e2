package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.skeleton.Group;
import org.clew.client.Annotation;
import org.clew.client.AnnotationChange;
import org.clew.client.AnnotationInfo;
import org.clew.client.AnnotationVersion;
import org.clew.client.Clew;
import org.clew.client.ConflictException;
import org.clew.client.DownloadOptions;
import org.clew.client.NotFoundException;
import org.clew.client.Ref;
import org.clew.client.Submission;
import org.clew.client.UnexpectedStatusException;
import org.clew.client.UploadOptions;
import org.clew.client.VolumeLayer;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.Visibility;
import org.clew.model.VoxelSize;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Annotations go to a real server and come back with the Java client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAnnotationTest {
  private static final byte[] ZARR = VolumeData.zarr();
  private static final byte[] WKW = VolumeData.wkw();

  @TempDir private Path directory;

  private ClientLab lab;
  private Clew admin;

  @BeforeAll
  void start() {
    lab = new ClientLab();
    admin = lab.admin();
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void anUploadedAnnotationComesBackAsItWas() {
    Annotation sent =
        lab.seed("dendrite of Zoë", 120)
            .withDescription("Is it one?")
            .withRotation(Vec3Double.of(0, 90, 0))
            .withBoundingBox("here", new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(4, 5, 6)));
    sent.skeleton().trees().getFirst().node(0).comment("begins").branchPoint();

    AnnotationInfo info = admin.annotations().upload(sent);

    assertThat(info.type()).isEqualTo(AnnotationType.EXPLORATIONAL);
    assertThat(info.name()).isEqualTo("dendrite of Zoë");
    assertThat(info.description()).isEqualTo("Is it one?");
    assertThat(info.ownerId()).hasValue(admin.users().current().id());
    try (Annotation back = info.download()) {
      assertThat(back.skeleton()).isEqualTo(sent.skeleton());
      assertThat(back.id()).hasValue(info.id());
      assertThat(back.datasetName()).hasValue("em");
      assertThat(back.datasetId()).isEqualTo(sent.datasetId());
      assertThat(back.voxelSize()).hasValue(VoxelSize.ofNanometres(11.24, 11.24, 28));
      assertThat(back.rotation()).hasValue(Vec3Double.of(0, 90, 0));
      assertThat(back.position()).hasValue(Vec3Double.of(120, 2, 3));
      assertThat(back.boundingBoxes()).extracting(NmlBoundingBox::name).containsExactly("here");
      assertThat(back.volumeLayers()).isEmpty();
    }
  }

  @Test
  void voxelsComeBackByteByByteAndTheirTemporaryFileGoes() throws IOException {
    Path voxels = Files.write(directory.resolve("in.zip"), ZARR);
    Annotation sent = lab.seed("cell", 1).withVolumeLayer(VolumeLayer.of("mitochondria", voxels));

    AnnotationInfo info = admin.annotations().upload(sent);

    assertThat(info.volumeLayerNames()).containsExactly("mitochondria");
    Annotation back = info.download();
    VolumeLayer layer = back.volumeLayers().getFirst();
    assertThat(layer.format()).hasValue(VolumeFormat.ZARR3);
    assertThat(bytes(layer)).isEqualTo(ZARR);
    Path saved = directory.resolve("saved.zip");
    back.save(saved);
    back.close();
    assertThatThrownBy(layer::openVoxels)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
    assertThat(bytes(Annotation.load(saved).volumeLayers().getFirst())).isEqualTo(ZARR);
    try (Annotation without = info.download(DownloadOptions.ALL.withoutVoxels())) {
      assertThat(without.volumeLayers().getFirst().hasVoxels()).isFalse();
    }
  }

  @Test
  void treesAreHandedInAloneAndTheVoxelsStay() throws IOException {
    Path voxels = Files.write(directory.resolve("keep.zip"), WKW);
    AnnotationInfo info =
        admin.annotations().upload(lab.seed("k", 1).withVolumeLayer(VolumeLayer.of("v", voxels)));

    try (Annotation work = info.download(DownloadOptions.ALL.withoutVoxels())) {
      work.skeleton().trees().getFirst().addNode(Vec3Double.of(5, 5, 5));
      info.submit(work.withVersion(1));
    }

    try (Annotation after = info.content()) {
      assertThat(after.version()).hasValue(2);
      assertThat(after.skeleton().nodeCount()).isEqualTo(2);
      assertThat(bytes(after.volumeLayers().getFirst())).isEqualTo(WKW);
      info.submit(after);
    }
    try (Annotation again = info.content()) {
      assertThat(bytes(again.volumeLayers().getFirst())).isEqualTo(WKW);
    }
  }

  private static byte[] bytes(VolumeLayer layer) throws IOException {
    try (InputStream in = layer.openVoxels()) {
      return in.readAllBytes();
    }
  }

  @Test
  void aLostUpdateIsRefused() {
    AnnotationInfo info = admin.annotations().upload(lab.seed("shared", 1));
    Annotation mine = info.content();
    Annotation theirs = info.content();
    mine.skeleton().trees().getFirst().addNode(Vec3Double.of(1, 1, 1));
    Submission saved = info.submit(mine);

    assertThatThrownBy(() -> info.submit(theirs))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("412: The annotation was changed in the meantime:");

    assertThat(saved.version()).isEqualTo(2);
    assertThat(info.content().skeleton().nodeCount()).isEqualTo(2);
    assertThat(info.submit(mine.withVersion(saved.version())).version()).isEqualTo(3);
    assertThatThrownBy(() -> info.submit(lab.seed("blind", 1)))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("428: ");
  }

  @Test
  void everyVersionIsListedDownloadedAndRestored() {
    AnnotationInfo info = admin.annotations().upload(lab.seed("history", 1));
    Annotation work = info.content();
    work.skeleton().addTree("second").addNode(Vec3Double.of(8, 8, 8));
    info.submit(work);

    List<AnnotationVersion> versions = info.versions();
    Annotation old = info.download(DownloadOptions.ALL.ofVersion(1));
    Submission restored = admin.annotations().restore(info, 1, 2);

    assertThat(versions).extracting(AnnotationVersion::number).containsExactly(2, 1);
    assertThat(versions)
        .extracting(AnnotationVersion::kind)
        .containsExactly("submitted", "uploaded");
    assertThat(versions.getFirst().trees()).isEqualTo(2);
    assertThat(versions.getFirst().authorId()).isEqualTo(info.ownerId());
    assertThat(old.skeleton().trees()).hasSize(1);
    assertThat(restored.version()).isEqualTo(3);
    assertThat(info.content().skeleton()).isEqualTo(old.skeleton());
    assertThat(info.versions().getFirst().restoredVersion()).hasValue(1);
    assertThatThrownBy(() -> admin.annotations().restore(info, 1, 2))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> info.download(DownloadOptions.ALL.ofVersion(9)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aFileIsHandedInAsItIs() {
    AnnotationInfo info = admin.annotations().upload(lab.seed("by file", 1));
    Path file = directory.resolve("work.nml");
    Annotation work = info.content();
    work.skeleton().addTree("more").addNode(Vec3Double.of(8, 8, 8));
    work.save(file);

    Submission saved = admin.annotations().submit(info, file, 1);

    assertThat(saved.trees()).isEqualTo(2);
  }

  @Test
  void downloadsGoToFilesDirectoriesAndStreams() throws IOException {
    AnnotationInfo info = admin.annotations().upload(lab.seed("to disk", 1));

    Path named = info.download(Files.createDirectory(directory.resolve("into")));
    Path file = info.download(directory.resolve("mine.nml"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    admin.annotations().download(info, out, DownloadOptions.ALL);

    assertThat(named.getFileName().toString()).startsWith("em__explorational__").endsWith(".nml");
    assertThat(Annotation.load(named).skeleton()).isEqualTo(Annotation.load(file).skeleton());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("<thing ");
  }

  @Test
  void anAnnotationIsFoundByTheAddressOfItsPage() {
    AnnotationInfo info = admin.annotations().upload(lab.seed("page", 1));
    URI typed = URI.create(admin.url() + "/annotations/Explorational/" + info.id() + "#1,2,3");

    assertThat(admin.annotations().download(info.url()).id()).hasValue(info.id());
    assertThat(admin.annotations().download(typed).id()).hasValue(info.id());
    assertThatThrownBy(() -> admin.annotations().download(URI.create("http://elsewhere.org/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "http://elsewhere.org/x is not the address of an annotation at " + admin.url() + ".");
    assertThatThrownBy(() -> admin.annotations().download(Ref.<AnnotationInfo>id("0".repeat(24))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void severalFilesBecomeOneAnnotation() {
    Path one = directory.resolve("one.nml");
    Path two = directory.resolve("two.zip");
    lab.seed("a", 1).save(one);
    lab.seed("b", 2).save(two);
    UploadOptions options =
        UploadOptions.DEFAULT
            .withGroups()
            .withDataset(Ref.name("em"))
            .withDescription("both")
            .withZoomLevel(2);

    AnnotationInfo info = admin.annotations().uploadFiles(List.of(one, two), options);

    assertThat(info.description()).isEqualTo("both");
    assertThat(info.download().skeleton().groups().roots())
        .extracting(Group::name)
        .containsExactly("one", "b");
    assertThatThrownBy(() -> admin.annotations().uploadFiles(List.of(), options))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsSaidAboutAnAnnotationIsChanged() {
    AnnotationInfo info = admin.annotations().upload(lab.seed("old", 1));

    AnnotationInfo changed =
        info.edit(
            AnnotationChange.NOTHING
                .withName("new")
                .withDescription("better")
                .withVisibility(Visibility.PRIVATE)
                .withTags(List.of("checked")));

    assertThat(changed.name()).isEqualTo("new");
    assertThat(changed.description()).isEqualTo("better");
    assertThat(changed.visibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(changed.tags()).contains("checked");
    assertThat(changed.edit(AnnotationChange.NOTHING.withName("newer")).tags()).contains("checked");
  }

  @Test
  void anAnnotationIsCopiedAndPutTogetherWithAnother() {
    AnnotationInfo one = admin.annotations().upload(lab.seed("one", 1));
    AnnotationInfo two = admin.annotations().upload(lab.seed("two", 2));
    Clew someone = lab.annotator();

    AnnotationInfo copy = someone.annotations().duplicate(one);
    AnnotationInfo merged = copy.merge(two);

    assertThat(copy.ownerId()).hasValue(someone.users().current().id());
    assertThat(copy.download().skeleton()).isEqualTo(one.download().skeleton());
    assertThat(merged.type()).isEqualTo(AnnotationType.EXPLORATIONAL);
    assertThat(merged.download().skeleton().trees()).hasSize(2);
    assertThat(ids(someone.annotations().open().toList())).containsExactly(merged.id(), copy.id());
  }

  @Test
  void onesOwnAnnotationsAreListedWhetherFinishedOrNot() {
    Clew someone = lab.annotator();
    AnnotationInfo open = someone.annotations().upload(lab.seed("open", 1));
    AnnotationInfo done = someone.annotations().upload(lab.seed("done", 1)).finish();

    assertThat(done.state()).isEqualTo(AnnotationState.FINISHED);
    assertThat(ids(someone.annotations().open().toList())).containsExactly(open.id());
    assertThat(ids(someone.annotations().finished().toList())).containsExactly(done.id());
    assertThat(done.reopen().state()).isEqualTo(AnnotationState.ACTIVE);
    assertThat(ids(someone.annotations().open().toList())).containsExactly(done.id(), open.id());
  }

  private static List<ObjectId> ids(List<AnnotationInfo> annotations) {
    return annotations.stream().map(AnnotationInfo::id).toList();
  }

  @Test
  void volumesBecomeTasksAndComeBackFromACompoundDownload() throws IOException {
    Path voxels = Files.write(directory.resolve("base.zip"), ZARR);
    Annotation base = lab.seed("base", 1).withVolumeLayer(VolumeLayer.of("cells", voxels));
    var project = lab.project();
    admin
        .tasks()
        .createFromAnnotations(lab.tasks(lab.type(TracingType.HYBRID), project), List.of(base))
        .orThrow();
    lab.annotator(project).work().requestTask().annotation().orElseThrow().finish();

    try (var finished = project.openAnnotations()) {
      Annotation traced = finished.findFirst().orElseThrow();
      assertThat(bytes(traced.volumeLayers().getFirst())).isEqualTo(ZARR);
      assertThat(traced.skeleton().nodeCount()).isEqualTo(1);
    }
  }
}
