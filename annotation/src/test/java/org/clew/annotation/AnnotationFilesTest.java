package org.clew.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.annotation.archive.AnnotationArchive;
import org.clew.annotation.archive.ArchiveLimits;
import org.clew.annotation.archive.Content;
import org.clew.annotation.archive.DataZip;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Group;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.annotation.swc.SwcException;
import org.clew.annotation.swc.SwcOptions;
import org.clew.annotation.swc.SwcReader;
import org.clew.annotation.swc.SwcWriter;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/annotation-files.md shows does what it says. */
@SuppressWarnings("SystemOut") // the examples print
class AnnotationFilesTest {
  private static final Path SOURCE =
      Path.of("src/test/java/org/clew/annotation/AnnotationFilesTest.java");
  private static final Path DOCUMENT = Path.of("../docs/annotation-files.md");

  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path directory;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(standardOutput);
  }

  @Test
  void theDocumentShowsWhatIsRunHere() throws IOException {
    assertThat(matches(DOCUMENT, "```java\n(.*?)```"))
        .isEqualTo(matches(SOURCE, "// begins\n(.*?)// ends\n"));
  }

  @Test
  void lengthsArePrintedAndSwcIsWritten() throws IOException {
    buildOne(directory);
    Files.move(directory.resolve("axon.nml"), directory.resolve("tracing.nml"));

    measure(directory);

    // 4 voxels of 11.24 nm along x, 1 of 28 nm along z: 53.0 nm.
    assertThat(printed()).isEqualTo("axon 1: 0.05 µm, 2 ends");
    assertThat(directory.resolve("tracing.swc"))
        .content()
        .startsWith("1 0 1.124 0.8992 0.84 -1 -1");
  }

  @Test
  void aSkeletonBuiltByHandIsReadBack() throws IOException {
    buildOne(directory);

    Nml nml = NmlReader.read(directory.resolve("axon.nml"));
    assertThat(nml.parameters().experiment().name()).isEqualTo("l4_sample");
    assertThat(nml.skeleton().nodeCount()).isEqualTo(2);
    assertThat(nml.skeleton().trees().get(0).group().orElseThrow().name()).isEqualTo("axons");
  }

  @Test
  void goodSwcIsCountedAndBadSwcIsExplained() throws IOException {
    Path file = directory.resolve("neuron.swc");
    Files.writeString(file, "1 2 0 0 0 1 -1\n2 2 8 0 0 1 1\n");
    readSwc(directory);
    assertThat(printed()).isEqualTo("2");

    Files.writeString(file, "1 2 0 0 0 1 -1\n2 2 8 0 0 1 1\n3 2 here 0 0 1 2\n");
    printed.reset();
    readSwc(directory);
    assertThat(printed()).startsWith("Line 3: ");
  }

  @Test
  void voxelsComeOutOfAnArchive() throws IOException {
    NmlVolume layer =
        new NmlVolume(
            0,
            "Volume",
            null,
            "wkw",
            null,
            null,
            null,
            null,
            List.of(),
            new Groups(),
            Map.of(),
            List.of());
    buildOne(directory);
    Nml traced = NmlReader.read(directory.resolve("axon.nml"));
    Nml nml =
        new Nml(traced.metas(), traced.parameters(), traced.skeleton(), List.of(layer), List.of());
    Map<String, Content> data = Map.of("Volume", Content.of(wkwZip()));
    AnnotationArchive.write(nml, data, directory.resolve("annotation.zip"));

    readArchive(directory);

    assertThat(printed().lines()).containsExactly("annotation", "Volume: WKW [1]");
  }

  private static void measure(Path directory) throws IOException {
    // begins
    Nml nml = NmlReader.read(directory.resolve("tracing.nml"));
    VoxelSize voxelSize = VoxelSize.ofNanometres(11.24, 11.24, 28);

    for (Tree tree : nml.skeleton().trees()) {
      double micrometres = tree.pathLength(voxelSize.nanometres()) / 1000;
      int ends = tree.shape().endNodes().size();
      System.out.printf(Locale.ROOT, "%s: %.2f µm, %d ends%n", tree.name(), micrometres, ends);
    }

    SwcOptions options = SwcOptions.micrometres(voxelSize);
    SwcWriter.write(nml.skeleton(), directory.resolve("tracing.swc"), options);
    // ends
  }

  private static void buildOne(Path directory) throws IOException {
    // begins
    Skeleton skeleton = new Skeleton();
    Group axons = skeleton.groups().add("axons");
    Tree tree = skeleton.addTree("axon 1").group(axons).color(Color.RED);
    Node start = tree.addNode(Vec3Double.of(100, 80, 30)).branchPoint().comment("here it begins");
    Node next = tree.addNode(Vec3Double.of(104, 80, 31)).radius(120);
    tree.addEdge(start, next);

    NmlExperiment dataset = new NmlExperiment("l4_sample", null, null, null, null);
    Nml nml = Nml.of(NmlParameters.of(dataset), skeleton);
    NmlWriter.write(nml, directory.resolve("axon.nml"));
    // ends
  }

  private static void readSwc(Path directory) throws IOException {
    // begins
    SwcOptions options = SwcOptions.nanometres(VoxelSize.ofNanometres(8, 8, 40));
    try {
      Skeleton neuron = SwcReader.read(directory.resolve("neuron.swc"), options);
      System.out.println(neuron.nodeCount());
    } catch (SwcException bad) {
      System.out.println(bad.getMessage());
    }
    // ends
  }

  private static void readArchive(Path directory) throws IOException {
    // begins
    try (AnnotationArchive archive = AnnotationArchive.open(directory.resolve("annotation.zip"))) {
      System.out.println(archive.name());
      for (NmlVolume volume : archive.nml().volumes()) {
        Path copy = directory.resolve("voxels.zip");
        try (InputStream in = archive.data(volume).orElseThrow()) {
          Files.copy(in, copy);
        }
        DataZip.Contents voxels = DataZip.check(copy, ArchiveLimits.OF_DATA);
        System.out.println(volume.name() + ": " + voxels.format() + " " + voxels.mags());
      }
    }
    // ends
  }

  private static byte[] wkwZip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("1/header.wkw"));
      zip.write(new byte[16]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8).strip();
  }

  private static List<String> matches(Path file, String pattern) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1).stripIndent().strip());
    }
    assertThat(found).as("examples in %s", file).isNotEmpty();
    return found;
  }
}
