package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.Group;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;

/** Writes trees, branch points, comments and groups. */
final class SkeletonWriter {
  private final XmlElements xml;
  private final NodeWriter nodes;

  SkeletonWriter(XmlElements xml) {
    this.xml = xml;
    nodes = new NodeWriter(xml);
  }

  void write(Skeleton skeleton) throws IOException {
    for (Tree tree : skeleton.trees()) {
      tree(tree);
    }
    branchPoints(skeleton);
    comments(skeleton);
    xml.open("groups");
    xml.children();
    for (Group group : skeleton.groups().roots()) {
      group(group);
    }
    xml.end("groups");
  }

  private void tree(Tree tree) throws IOException {
    xml.open("thing");
    xml.number("id", tree.id());
    xml.color(tree.color().orElse(null));
    xml.attribute("name", tree.name());
    xml.attribute("groupId", tree.group().map(Group::id).orElse(null));
    xml.attribute("type", tree.type().orElse(null));
    xml.attribute("isVisible", tree.isVisible().orElse(null));
    xml.others(tree.otherAttributes(), Known.THING);
    xml.children();
    nodes.nodes(tree);
    nodes.edges(tree);
    new MetadataWriter(xml).write(tree.metadata());
    xml.others(tree.otherElements());
    xml.end("thing");
  }

  /** The newest first, as WEBKNOSSOS does, then those whose time nobody knows. */
  private void branchPoints(Skeleton skeleton) throws IOException {
    List<Node> branchPoints = new ArrayList<>();
    for (Tree tree : skeleton.trees()) {
      tree.branchPoints().forEach(branchPoints::add);
    }
    branchPoints.sort(
        Comparator.comparingLong((Node node) -> node.branchPointTime().orElse(Long.MIN_VALUE))
            .reversed());
    xml.open("branchpoints");
    xml.children();
    for (Node node : branchPoints) {
      xml.open("branchpoint");
      xml.number("id", node.id());
      if (node.branchPointTime().isPresent()) {
        xml.number("time", node.branchPointTime().getAsLong());
      }
      xml.others(others(node, Known.OF_BRANCH_POINT), Known.BRANCH_POINT);
      xml.close();
    }
    xml.end("branchpoints");
  }

  private void comments(Skeleton skeleton) throws IOException {
    xml.open("comments");
    xml.children();
    for (Tree tree : skeleton.trees()) {
      for (Node node : tree.commentedNodes()) {
        xml.open("comment");
        xml.number("node", node.id());
        xml.attribute("content", node.comment().orElse(""));
        xml.others(others(node, Known.OF_COMMENT), Known.COMMENT);
        xml.close();
      }
    }
    xml.end("comments");
  }

  private static Map<String, String> others(Node node, String prefix) {
    Map<String, String> all = node.otherAttributes();
    if (all.isEmpty()) {
      return all;
    }
    Map<String, String> some = new LinkedHashMap<>();
    all.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        some.put(name.substring(prefix.length()), value);
      }
    });
    return some;
  }

  private void group(Group group) throws IOException {
    xml.open("group");
    xml.number("id", group.id());
    xml.attribute("name", group.name());
    xml.attribute("isExpanded", group.isExpanded());
    xml.others(group.otherAttributes(), Known.GROUP);
    xml.children();
    for (Group child : group.groups()) {
      group(child);
    }
    xml.end("group");
  }
}
