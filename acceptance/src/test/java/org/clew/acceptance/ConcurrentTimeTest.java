package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.TimeLab.beat;
import static org.clew.acceptance.TimeLab.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many windows of several people at two servers: no time is lost and none is counted twice. */
class ConcurrentTimeTest {
  private static final int WINDOWS = 8;
  private static final int BEATS = 40;
  private static final long LATE = 2_000;

  private TestServer first;
  private TestServer second;
  private TimeLab lab;

  @BeforeEach
  void start() {
    first = TestServer.start();
    second = first.another();
    lab = new TimeLab(first, "Lab");
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  private void later(int seconds) {
    first.clock().advance(Duration.ofSeconds(seconds));
    second.clock().advance(Duration.ofSeconds(seconds));
  }

  @Test
  void heartbeatsOfOneMomentCountOnce() throws Exception {
    String annotation = take(lab.ann);
    long start = lab.now();
    beat(lab.ann.calls(), annotation, start);
    later(50);
    List<Callable<Long>> work = new ArrayList<>();
    for (int i = 0; i < WINDOWS * 4; i++) {
      Caller window = lab.ann.calls().at(i % 2 == 0 ? first.url() : second.url());
      long moment = start + (i < WINDOWS ? 40_000 : 20_000);
      work.add(() -> beat(window, annotation, moment));
    }

    List<Long> told = all(work);

    assertThat(told).allMatch(time -> time == 20_000 || time == 40_000);
    assertThat(lab.spans(lab.ann.id())).containsExactly(40_000L);
    assertThat(lab.checkSums()).isEqualTo(40_000);
  }

  @Test
  void whateverComesAtOnceTheSumsAgreeAndNobodyWorksLongerThanTheClockSays() throws Exception {
    long seed = new SplittableRandom().nextLong();
    Person bob = lab.lab.user("Bob", Map.of("axons", 1), lab.team);
    long start = lab.now() - LATE;
    List<Callable<Long>> work = new ArrayList<>();
    for (Person person : List.of(lab.ann, bob)) {
      List<String> annotations = List.of(take(person), take(person));
      for (int i = 0; i < WINDOWS; i++) {
        SplittableRandom random = new SplittableRandom(seed + work.size());
        work.add(() -> window(person.calls(), annotations, random));
      }
    }
    // Meanwhile tasks are taken, so that counts and times change in the same rows.
    work.add(() -> {
      for (int i = 0; i < BEATS; i++) {
        later(1);
        lab.lab
            .admin()
            .patch("/projects/" + lab.project + "/incrementEachTasksInstances", null)
            .expect(200);
      }
      return 0L;
    });

    all(work);

    long most = lab.now() - start;
    assertThat(lab.checkSums()).as("seed %d", seed).isPositive().isLessThanOrEqualTo(2 * most);
    for (Person person : List.of(lab.ann, bob)) {
      long sum = lab.spans(person.id()).stream().mapToLong(Long::longValue).sum();
      assertThat(sum).as("seed %d", seed).isPositive().isLessThanOrEqualTo(most);
    }
    assertThat(
            lab.rows(
                """
                SELECT one.id FROM time_spans AS one JOIN time_spans AS other
                  ON one.user_id = other.user_id AND one.id < other.id
                  AND tstzrange(one.created, one.last_update)
                    && tstzrange(other.created, other.last_update)
                """))
        .as("overlapping spans, seed %d", seed)
        .isEmpty();
  }

  private long window(Caller caller, List<String> annotations, SplittableRandom random) {
    for (int i = 0; i < BEATS; i++) {
      Caller window = caller.at(random.nextBoolean() ? first.url() : second.url());
      String annotation = annotations.get(random.nextInt(annotations.size()));
      if (random.nextInt(10) == 0) {
        TimeLab.save(window, annotation);
      } else {
        beat(window, annotation, lab.now() - random.nextLong(LATE));
      }
    }
    return 0;
  }

  private static <T> List<T> all(List<Callable<T>> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService windows = Executors.newFixedThreadPool(work.size())) {
      for (Future<T> done : windows.invokeAll(work)) {
        results.add(done.get());
      }
    }
    return results;
  }
}
