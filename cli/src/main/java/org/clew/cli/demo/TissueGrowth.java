package org.clew.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Grows tissue: cell bodies first, their processes from them, then thick and thin processes that
 * wander through whatever room is left, until there is none.
 */
final class TissueGrowth {
  private static final int TRIES = 6;
  private static final double THINNEST = 48;

  private final RandomGenerator random;
  private final Point extent;
  private final double scale;
  private final Clearance clearance;
  private final Balls cells = new Balls();
  private final Balls nuclei = new Balls();
  private final Balls mitochondria = new Balls();
  private final List<Point> stretches = new ArrayList<>();
  private int cellCount;

  /**
   * @param scale 1 for the full size; a smaller volume has smaller cell bodies, to show some
   */
  TissueGrowth(Point extent, double scale, RandomGenerator random) {
    this.extent = extent;
    this.scale = scale;
    this.random = random;
    this.clearance = new Clearance(extent);
  }

  Tissue grow() {
    List<Soma> somata = somata();
    for (Soma soma : somata) {
      sprout(soma);
    }
    fill(26, 150, 300 * Math.sqrt(scale));
    fill(60, 110, 190);
    fill(Integer.MAX_VALUE, 62, 120);
    return new Tissue(cells, nuclei, mitochondria, stretches, cellCount);
  }

  private record Soma(int cell, Point center, double radius) {}

  private List<Soma> somata() {
    List<Soma> somata = new ArrayList<>();
    for (int attempt = 0; attempt < 400 && somata.size() < 9; attempt++) {
      double radius = scale * random.nextDouble(560, 760);
      Point center = anywhere();
      double apart = 120 * scale + 1.15 * radius;
      if (somata.stream().anyMatch(s -> s.center.distance(center) < apart + 1.15 * s.radius)) {
        continue;
      }
      somata.add(soma(++cellCount, center, radius));
    }
    return somata;
  }

  private Soma soma(int cell, Point center, double radius) {
    add(center, 0.9 * radius, cell);
    for (int lobe = 0; lobe < 6; lobe++) {
      double size = random.nextDouble(0.5, 0.66);
      add(center.plus(direction(), (1.05 - size) * radius), size * radius, cell);
    }
    nuclei.add(center.plus(direction(), 0.12 * radius), 0.62 * radius, cell);
    int count = 12 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Point at = center.plus(direction(), 0.83 * radius);
      mitochondrion(
          at, direction(), scale * random.nextDouble(55, 85), 3 + random.nextInt(5), cell);
    }
    return new Soma(cell, center, radius);
  }

  private void sprout(Soma soma) {
    int trunks = 3 + random.nextInt(3);
    for (int trunk = 0; trunk < trunks; trunk++) {
      Point direction = direction();
      Point start = soma.center.plus(direction, 0.8 * soma.radius);
      double radius = Math.max(70, scale * random.nextDouble(130, 240));
      Point fork = walk(soma.cell, start, direction, radius, 14 + random.nextInt(20));
      int branches = 1 + random.nextInt(2);
      for (int branch = 0; branch < branches; branch++) {
        Point aside = direction.plus(direction(), 0.9).unit();
        walk(soma.cell, fork, aside, 0.7 * radius, 150);
      }
    }
  }

  /** Starts processes where there is room for the given radius, in random order. */
  private void fill(int most, double thin, double thick) {
    int[] order = random.ints(clearance.count(), 0, clearance.count()).toArray();
    int started = 0;
    for (int i = 0; i < order.length && started < most; i++) {
      Point start = clearance.point(order[i]);
      if (clearance.around(start, 0) < thin * 0.9) {
        continue;
      }
      double radius = random.nextDouble(thin, Math.max(thick, thin + 1));
      Point direction = direction();
      int cell = ++cellCount;
      walk(cell, start, direction, radius, 400);
      walk(cell, start, direction.scaled(-1), radius, 400);
      started++;
    }
  }

  /** Lets a process of a cell grow until it leaves the volume, has no room, or is long enough. */
  private Point walk(int cell, Point start, Point towards, double wanted, int steps) {
    Point at = start;
    Point direction = towards;
    double radius = Math.max(THINNEST, Math.min(wanted, clearance.around(start, cell)));
    double phase = random.nextDouble(6);
    for (int step = 0; step < steps && inside(at); step++) {
      add(at, radius, cell);
      if (random.nextInt(34) == 0 && radius > 75) {
        mitochondrion(at, direction, 0.5 * Math.min(radius, 170), 4 + random.nextInt(7), cell);
      }
      double stride = Math.clamp(0.45 * radius, 24, 60);
      direction = turn(at, direction, radius, cell);
      at = at.plus(direction, stride);
      double room = clearance.around(at, cell);
      if (room < 0.8 * THINNEST) {
        return at;
      }
      double swelling = 1 + 0.3 * StrictMath.sin(phase + step * stride / 260);
      radius += 0.25 * (Math.min(wanted * swelling, room + 12) - radius);
      radius = Math.max(radius, THINNEST);
    }
    return at;
  }

  /** The one of a few slight turns that keeps the most room ahead. */
  private Point turn(Point at, Point direction, double radius, int cell) {
    Point best = direction;
    double most = -1;
    for (int i = 0; i < TRIES; i++) {
      Point candidate = direction.plus(direction(), 0.32).unit();
      double room = clearance.around(at.plus(candidate, 1.6 * radius), cell);
      if (room > most) {
        most = room;
        best = candidate;
      }
    }
    return best;
  }

  private void mitochondrion(Point start, Point towards, double radius, int length, int cell) {
    Point at = start;
    Point direction = towards;
    for (int i = 0; i < length; i++) {
      mitochondria.add(at, radius, cell);
      stretches.add(towards);
      direction = direction.plus(direction(), 0.25).unit();
      at = at.plus(direction, 0.6 * radius);
    }
  }

  private void add(Point center, double radius, int cell) {
    cells.add(center, radius, cell);
    clearance.occupy(center, radius, cell);
  }

  private boolean inside(Point point) {
    double margin = -150;
    return point.x() > margin
        && point.y() > margin
        && point.z() > margin
        && point.x() < extent.x() - margin
        && point.y() < extent.y() - margin
        && point.z() < extent.z() - margin;
  }

  private Point anywhere() {
    return new Point(
        random.nextDouble(extent.x()),
        random.nextDouble(extent.y()),
        random.nextDouble(extent.z()));
  }

  private Point direction() {
    return Point.direction(random);
  }
}
