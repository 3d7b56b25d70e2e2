package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;

/** Reads {@code <thing>}: a tree with its nodes and edges. */
final class TreeReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Attributes attributes;
  private final Skeleton skeleton;
  private final NodeReader nodes;
  private final List<Grouping> groupings = new ArrayList<>();

  /** A tree that says in which group it is. */
  record Grouping(int line, Tree tree, int group) {}

  TreeReader(XmlScanner scanner, Items items, NmlLimits limits, Skeleton skeleton) {
    this.scanner = scanner;
    this.items = items;
    this.skeleton = skeleton;
    attributes = new Attributes(scanner.tag(), items);
    nodes = new NodeReader(scanner, items, limits, skeleton);
  }

  List<Grouping> groupings() {
    return groupings;
  }

  /** Reads and leaves the tree at which the scanner stands. */
  void read() throws IOException {
    items.count(scanner.tag());
    Tree tree = tree();
    EdgeReader edges = new EdgeReader(scanner, items, tree);
    while (scanner.nextChild()) {
      switch (scanner.tag().name()) {
        case "nodes" -> nodes.read(tree);
        case "edges" -> edges.read();
        case "metadata" -> new MetadataReader(scanner, items).read().forEach(tree::addMetadata);
        default -> tree.addOtherElement(new OtherReader(scanner, items).read());
      }
    }
    edges.finish();
    tree.trim();
  }

  private Tree tree() throws NmlException {
    int id = id();
    if (skeleton.findTree(id).isPresent()) {
      throw scanner.error("There are two trees with the id " + id + ".");
    }
    Tree tree = skeleton.addTree(id, attributes.textOrEmpty("name"));
    Color color = attributes.color();
    if (color != null) {
      tree.color(color);
    }
    String type = attributes.word("type");
    if (type != null) {
      tree.type(type);
    }
    Boolean isVisible = attributes.flag("isVisible");
    if (isVisible != null) {
      tree.visible(isVisible);
    }
    Integer group = attributes.integer("groupId");
    if (group != null) {
      groupings.add(new Grouping(scanner.line(), tree, group));
    }
    Map<String, String> others = attributes.others(Known.THING);
    others.forEach(tree::otherAttribute);
    return tree;
  }

  private int id() throws NmlException {
    int index = scanner.tag().find("id");
    long id = index < 0 ? Decimals.NOT_WHOLE : scanner.tag().whole(index);
    if (id != (int) id) {
      String text = index < 0 ? "" : XmlTag.shortened(scanner.tag().value(index));
      throw scanner.error("Invalid tree id “%s”.".formatted(text));
    }
    return (int) id;
  }
}
