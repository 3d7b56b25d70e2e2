package org.clew.annotation.swc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;

/**
 * Puts nodes together as they come. One that comes before its parent waits for the end of the file;
 * in usual files none does.
 */
final class SwcBuilder {
  private final String name;
  private final List<Scale> positions;
  private final Scale radii;
  private final Skeleton skeleton = new Skeleton();
  private final Map<Tree, TypeRuns> types = new HashMap<>();
  private final Map<Integer, SwcLine> waiting = new LinkedHashMap<>();
  private final List<String> header = new ArrayList<>();

  SwcBuilder(String name, SwcOptions options) {
    this.name = name;
    positions = options.positions();
    radii = options.radius();
  }

  /** Comments for the next tree. */
  void header(List<String> comments) {
    header.addAll(comments);
  }

  void add(SwcLine line) throws SwcException {
    if (waiting.containsKey(line.id()) || skeleton.findNode(line.id()).isPresent()) {
      throw new SwcException(
          line.number(), "There are two nodes with the id %d.".formatted(line.id()));
    }
    if (line.isRoot()) {
      addTo(newTree(), line);
      return;
    }
    Node parent = skeleton.findNode(line.parent()).orElse(null);
    if (parent == null) {
      waiting.put(line.id(), line);
    } else {
      addTo(parent.tree(), line);
    }
  }

  Skeleton build() throws SwcException {
    for (SwcLine line : List.copyOf(waiting.values())) {
      if (waiting.containsKey(line.id())) {
        addWithAncestors(line);
      }
    }
    types.forEach((tree, runs) -> runs.describe(tree));
    skeleton.trees().forEach(Tree::trim);
    return skeleton;
  }

  private void addWithAncestors(SwcLine line) throws SwcException {
    List<SwcLine> path = new ArrayList<>();
    SwcLine oldest = line;
    while (skeleton.findNode(oldest.parent()).isEmpty()) {
      path.add(oldest);
      SwcLine parent = waiting.get(oldest.parent());
      if (parent == null) {
        throw new SwcException(
            oldest.number(),
            "There is no node %d, the parent of %d.".formatted(oldest.parent(), oldest.id()));
      }
      if (path.size() > waiting.size()) {
        throw new SwcException(
            oldest.number(), "Node %d is its own ancestor.".formatted(oldest.id()));
      }
      oldest = parent;
    }
    path.add(oldest);
    for (int i = path.size() - 1; i >= 0; i--) {
      waiting.remove(path.get(i).id());
      add(path.get(i));
    }
  }

  private Tree newTree() {
    int count = skeleton.trees().size() + 1;
    Tree tree = skeleton.addTree(count == 1 || name.isEmpty() ? name : name + " " + count);
    if (!header.isEmpty()) {
      tree.addMetadata(Metadata.of(SwcWriter.HEADER, header));
      header.clear();
    }
    return tree;
  }

  private void addTo(Tree tree, SwcLine line) throws SwcException {
    double x = positions.get(0).read(line.x());
    double y = positions.get(1).read(line.y());
    double z = positions.get(2).read(line.z());
    double radius = radii.read(line.radius());
    if (!Double.isFinite(x + y + z) || Double.isInfinite(radius)) {
      throw new SwcException(line.number(), "The position or radius is too large.");
    }
    Node node = tree.addNode(line.id(), x, y, z);
    if (radius >= 0) {
      node.radius(radius);
    }
    if (!line.isRoot()) {
      tree.addEdge(line.parent(), line.id());
    }
    types.computeIfAbsent(tree, any -> new TypeRuns()).add(line.id(), line.type());
  }
}
