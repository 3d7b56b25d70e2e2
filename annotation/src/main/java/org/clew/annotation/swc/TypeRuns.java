package org.clew.annotation.swc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Tree;

/** The types of a tree’s nodes while it is read: neighbours usually have the same. */
final class TypeRuns {
  private final List<Run> runs = new ArrayList<>();
  private final Map<Integer, Integer> counts = new HashMap<>();
  private int first;
  private int last = -2;
  private int type;

  private record Run(int type, int first, int last) {
    String text() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  void add(int id, int newType) {
    counts.merge(newType, 1, Integer::sum);
    if (id != last + 1 || newType != type) {
      finishRun();
      first = id;
      type = newType;
    }
    last = id;
  }

  private void finishRun() {
    if (last >= 0) {
      runs.add(new Run(type, first, last));
    }
  }

  /** Says in the metadata what the nodes are: what most of them are, and which are not. */
  void describe(Tree tree) {
    finishRun();
    int usual =
        counts.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(byLowerKey()))
            .orElseThrow()
            .getKey();
    if (usual != SwcTypes.UNDEFINED) {
      tree.addMetadata(Metadata.of(SwcTypes.TYPE, usual));
    }
    Map<Integer, List<String>> others = new TreeMap<>();
    for (Run run : runs) {
      if (run.type() != usual) {
        others.computeIfAbsent(run.type(), any -> new ArrayList<>()).add(run.text());
      }
    }
    others.forEach((other, nodes) -> tree.addMetadata(Metadata.of(SwcTypes.NODES + other, nodes)));
  }

  private static Comparator<Map.Entry<Integer, Integer>> byLowerKey() {
    return Map.Entry.<Integer, Integer>comparingByKey().reversed();
  }
}
