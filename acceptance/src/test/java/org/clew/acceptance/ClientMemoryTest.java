package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.client.Annotation;
import org.clew.client.Project;
import org.clew.client.TaskType;
import org.clew.client.VolumeLayer;
import org.clew.model.TracingType;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client needs little memory, however large the voxels are that it carries. */
class ClientMemoryTest {
  private static final int MEGABYTES = 48;
  private static final String HEAP = "-Xmx32m";

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void voxelsAreNotHeldInMemory() throws Exception {
    try (ClientLab lab = new ClientLab()) {
      Path voxels = voxels();
      Path archive = directory.resolve("large.zip");
      lab.seed("large", 1).withVolumeLayer(VolumeLayer.of("cells", voxels)).save(archive);
      TaskType type = lab.type(TracingType.HYBRID);
      Project project = lab.project();
      lab.admin().users().current().giveExperience(project.name(), 1);

      String said = run(lab.admin().url(), archive, type, project);

      assertThat(said).contains("All of it came back.");
      assertThat(directory.resolve("downloaded.zip")).hasSameBinaryContentAs(voxels);
      assertThat(directory.resolve("finished.zip")).hasSameBinaryContentAs(voxels);
      Annotation whole = Annotation.load(directory.resolve("whole.zip"));
      assertThat(whole.volumeLayers()).hasSize(1);
    }
  }

  /** A data zip of chunks that cannot be packed, far larger than the heap. */
  private Path voxels() throws IOException {
    Path file = directory.resolve("voxels.zip");
    Random random = new Random(1);
    byte[] chunk = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("1/header.wkw"));
      for (int i = 0; i < MEGABYTES; i++) {
        zip.putNextEntry(new ZipEntry("1/z0/y0/x%d.wkw".formatted(i)));
        random.nextBytes(chunk);
        zip.write(chunk);
      }
    }
    return file;
  }

  private String run(URI url, Path archive, TaskType type, Project project) throws Exception {
    Path output = directory.resolve("output");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-cp",
            System.getProperty("java.class.path"),
            LargeAnnotation.class.getName(),
            url.toString(),
            TestServer.PASSWORD,
            archive.toString(),
            type.id().value(),
            project.name(),
            directory.toString());
    Process program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exitCode = program.waitFor();
    String said = Files.readString(output);
    assertThat(exitCode).as(said).isZero();
    return said;
  }
}
