package org.clew.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlReader;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;

/**
 * Creates tasks from many NMLs in one request, and prints how long that takes. The yardstick is a
 * loop without a server that does what cannot be left out: it reads each of the same NMLs, writes
 * it anew and forces it to the same disk.
 */
final class FilesTable {
  private static final String HEAP = "256m";
  private static final int RUNS = 5;
  private static final int FEWEST_NODES = 100;
  private static final int MORE_NODES = 150;
  private static final String BOUNDARY = "b7d0c1a5e9f2";

  private final Path directory;
  private final List<byte[]> nmls;
  private final byte[] form;

  private FilesTable(Path directory, List<byte[]> nmls, byte[] form) {
    this.directory = directory;
    this.nmls = nmls;
    this.form = form;
  }

  static void print(int files) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path data = directory.path().resolve("data");
      try (ServerProcess server = ServerProcess.start(data, HEAP)) {
        SmallLab lab = SmallLab.make(server, data);
        List<byte[]> nmls = new ArrayList<>();
        for (int seed = 0; seed < files; seed++) {
          nmls.add(nml(seed));
        }
        FilesTable table = new FilesTable(directory.path(), nmls, form(lab, nmls));
        try (MemoryWatch memory = MemoryWatch.of(server.id())) {
          table.run(lab, memory);
        }
      }
    }
  }

  private static byte[] nml(int seed) {
    return GeneratedNml.bytes(
        GeneratedNml.nml(
            new NmlExperiment("em", null, null, null, null),
            GeneratedNml.skeleton(FEWEST_NODES + seed % MORE_NODES, seed)));
  }

  private static byte[] form(SmallLab lab, List<byte[]> nmls) {
    Map<String, Object> parameters =
        Map.of(
            "taskTypeId",
            lab.taskType(),
            "neededExperience",
            Map.of("domain", "axons", "value", 1),
            "pendingInstances",
            1,
            "projectName",
            "axons");
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, "name=\"formJSON\"", WireJson.mapper().writeValueAsBytes(parameters));
    for (int i = 0; i < nmls.size(); i++) {
      part(form, "name=\"f\"; filename=\"axon%d.nml\"".formatted(i), nmls.get(i));
    }
    text(form, "--" + BOUNDARY + "--\r\n");
    return form.toByteArray();
  }

  private static void part(ByteArrayOutputStream form, String disposition, byte[] bytes) {
    text(form, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition);
    text(form, "\r\n\r\n");
    form.writeBytes(bytes);
    text(form, "\r\n");
  }

  private static void text(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void run(SmallLab lab, MemoryWatch memory) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%nTasks from %d NMLs in one request of %.0f MB, server with -Xmx%s%n%-8s %10s %10s %8s %24s%n",
        nmls.size(),
        form.length / 1e6,
        HEAP,
        "",
        "request, s",
        "loop, s",
        "",
        "heap at the most, MB");
    for (int run = 1; run <= RUNS; run++) {
      memory.take();
      double request = request(lab);
      long heap = memory.take().get(1).heap();
      double loop = loop(run);
      System.out.printf(
          Locale.ROOT,
          "run %-4d %10.2f %10.2f %7.1f× %24d%n",
          run,
          request,
          loop,
          request / loop,
          heap / 1_000_000);
    }
  }

  private double request(SmallLab lab) {
    long start = System.nanoTime();
    JsonNode created =
        lab.admin()
            .post(
                "/api/v14/tasks/createFromFiles",
                "multipart/form-data; boundary=" + BOUNDARY,
                form);
    double seconds = seconds(start);
    long good =
        created
            .get("tasks")
            .valueStream()
            .filter(task -> task.get("status").asInt() == 200)
            .count();
    if (good != nmls.size()) {
      throw new IllegalStateException("Only %d tasks were created.".formatted(good));
    }
    return seconds;
  }

  private double loop(int run) throws IOException {
    Path files = Files.createDirectory(directory.resolve("loop" + run));
    long start = System.nanoTime();
    for (int i = 0; i < nmls.size(); i++) {
      byte[] anew = GeneratedNml.bytes(NmlReader.read(new ByteArrayInputStream(nmls.get(i))));
      try (FileChannel file =
          FileChannel.open(
              files.resolve(i + ".nml"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(anew);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
