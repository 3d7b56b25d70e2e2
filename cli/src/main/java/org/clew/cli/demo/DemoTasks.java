package org.clew.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.clew.client.NewTask;
import org.clew.model.Vec3Int;

/** The tasks of the demo: at true positions inside of cells, the same ones each time. */
final class DemoTasks {
  private static final int BATCH = 20;

  private final DemoLab lab;
  private final Supplier<DemoVolume> volume;
  private final Screen screen;

  DemoTasks(DemoLab lab, Supplier<DemoVolume> volume, Screen screen) {
    this.lab = lab;
    this.volume = volume;
    this.screen = screen;
  }

  /** Creates what is missing: batches are all or nothing, so what is there are the first ones. */
  void create() {
    Map<Job, Integer> there = new HashMap<>();
    for (Job job : Job.ALL) {
      there.put(job, (int) lab.admin().projects().tasks(lab.project(job)).count());
    }
    if (Job.ALL.stream().allMatch(job -> there.getOrDefault(job, 0) >= job.tasks())) {
      return;
    }
    List<Vec3Int> positions = positions();
    int total = Job.ALL.stream().mapToInt(Job::tasks).sum();
    try (Bar bar = screen.bar("Creating tasks")) {
      int done = 0;
      for (Job job : Job.ALL) {
        List<Vec3Int> ofJob = positions.subList(done, done + job.tasks());
        for (int from = there.getOrDefault(job, 0); from < job.tasks(); from += BATCH) {
          int to = Math.min(job.tasks(), from + BATCH);
          lab.admin()
              .tasks()
              .createAll(ofJob.subList(from, to).stream().map(start -> task(job, start)).toList())
              .orThrow();
          bar.at(done + to, total);
        }
        done += job.tasks();
        bar.at(done, total);
      }
    }
  }

  private NewTask task(Job job, Vec3Int start) {
    return new NewTask(lab.taskType(job), lab.project(job), lab.dataset(), job.experience(), start)
        .withInstances(job.instances());
  }

  private List<Vec3Int> positions() {
    List<Vec3Int> all = new ArrayList<>();
    DemoVolume grown = volume.get();
    grown.cells().forEach(cell -> all.addAll(grown.positionsInside(cell.id())));
    Collections.shuffle(all, new Random(1));
    return all;
  }
}
