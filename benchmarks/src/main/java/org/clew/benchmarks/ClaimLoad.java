package org.clew.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Annotators who ask for the next task, again and again. */
final class ClaimLoad {
  private final String url;

  ClaimLoad(String url) {
    this.url = url;
  }

  /**
   * What came of it.
   *
   * @param perSecond claims
   * @param micros of each
   */
  record Run(double perSecond, Histogram micros) {}

  /** For some seconds, or until so many tasks are taken. */
  Run run(int clients, double seconds, int most) throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(most);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    List<Future<Histogram>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        int first = client;
        all.add(threads.submit(() -> claim(first, clients, end, left)));
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    Histogram sum = histogram();
    for (Future<Histogram> each : all) {
      sum.add(each.get());
    }
    return new Run(sum.getTotalCount() / took, sum);
  }

  private Histogram claim(int client, int clients, long end, AtomicInteger left) {
    Histogram micros = histogram();
    int user = client;
    while (System.nanoTime() < end && left.decrementAndGet() >= 0) {
      Calls calls = new Calls(url, ClaimsLab.token(1 + user % ClaimsLab.USERS));
      long start = System.nanoTime();
      calls.claim();
      micros.recordValue((System.nanoTime() - start) / 1000);
      user += clients;
    }
    return micros;
  }

  static Histogram histogram() {
    return new Histogram(600_000_000L, 3);
  }
}
