package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.Group;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.jspecify.annotations.Nullable;

/**
 * Reads trees, branch points, comments and groups, in whichever order they come. What refers to
 * something that has not come yet waits for the end.
 */
final class SkeletonReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Attributes attributes;
  private final Skeleton skeleton = new Skeleton();
  private final TreeReader trees;
  private final List<Note> waiting = new ArrayList<>();

  /** A comment, or a branch point if there is no text. */
  private record Note(
      int line,
      int node,
      @Nullable String comment,
      @Nullable Long time,
      Map<String, String> others) {}

  SkeletonReader(XmlScanner scanner, Items items, NmlLimits limits) {
    this.scanner = scanner;
    this.items = items;
    attributes = new Attributes(scanner.tag(), items);
    trees = new TreeReader(scanner, items, limits, skeleton);
  }

  /** Reads and leaves a tree. */
  void tree() throws IOException {
    trees.read();
  }

  /** Reads and leaves the branch points. */
  void branchPoints() throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("branchpoint")) {
        items.count(scanner.tag());
        keep(
            new Note(
                scanner.line(),
                attributes.requiredInteger("id"),
                null,
                attributes.whole("time"),
                attributes.others(Known.BRANCH_POINT)));
      }
      scanner.skip();
    }
  }

  /** Reads and leaves the comments. */
  void comments() throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("comment")) {
        items.count(scanner.tag());
        keep(
            new Note(
                scanner.line(),
                attributes.requiredInteger("node"),
                attributes.textOrEmpty("content"),
                null,
                attributes.others(Known.COMMENT)));
      }
      scanner.skip();
    }
  }

  /** Reads and leaves the groups. */
  void groups() throws IOException {
    new GroupsReader(scanner, items, skeleton.groups()).read();
  }

  /** Once everything has been read. */
  Skeleton finish() throws NmlException {
    for (Note note : waiting) {
      Node node = skeleton.findNode(note.node()).orElse(null);
      if (node == null) {
        throw new NmlException(
            note.line(),
            "The %s is at node %s, which does not exist."
                .formatted(note.comment() == null ? "branch point" : "comment", note.node()));
      }
      write(note, node);
    }
    for (TreeReader.Grouping grouping : trees.groupings()) {
      Group group = skeleton.groups().find(grouping.group()).orElse(null);
      if (group == null) {
        throw new NmlException(
            grouping.line(),
            "Tree %s is in group %s, which does not exist."
                .formatted(grouping.tree().id(), grouping.group()));
      }
      grouping.tree().group(group);
    }
    skeleton.trim();
    return skeleton;
  }

  private void keep(Note note) {
    skeleton.findNode(note.node()).ifPresentOrElse(n -> write(note, n), () -> waiting.add(note));
  }

  /** Several comments at one node become one of several lines. */
  private static void write(Note note, Node node) {
    String prefix = note.comment() == null ? Known.OF_BRANCH_POINT : Known.OF_COMMENT;
    note.others().forEach((name, value) -> node.otherAttribute(prefix + name, value));
    if (note.comment() != null) {
      node.comment(node.comment().map(first -> first + "\n").orElse("") + note.comment());
    } else if (note.time() != null) {
      node.branchPoint(note.time());
    } else {
      node.branchPoint();
    }
  }
}
