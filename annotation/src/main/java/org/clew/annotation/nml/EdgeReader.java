package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.Tree;

/** Reads {@code <edges>} of one tree. Edges before their nodes wait for the end of the tree. */
final class EdgeReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Tree tree;
  private final List<Waiting> waiting = new ArrayList<>(0);

  private record Waiting(int line, int source, int target, Map<String, String> others) {}

  EdgeReader(XmlScanner scanner, Items items, Tree tree) {
    this.scanner = scanner;
    this.items = items;
    this.tree = tree;
  }

  /** Reads and leaves the edges at which the scanner stands. */
  void read() throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().word() == Word.EDGE) {
        edge(scanner.tag());
      }
      scanner.skip();
    }
  }

  private void edge(XmlTag tag) throws NmlException {
    long source = Decimals.NOT_WHOLE;
    long target = Decimals.NOT_WHOLE;
    int known = 0;
    for (int i = 0; i < tag.count(); i++) {
      if (tag.word(i) == Word.SOURCE) {
        source = tag.whole(i);
        known++;
      } else if (tag.word(i) == Word.TARGET) {
        target = tag.whole(i);
        known++;
      }
    }
    if (source != (int) source || target != (int) target) {
      throw tag.error("Invalid edge “%s-%s”.".formatted(text("source"), text("target")));
    }
    Map<String, String> others = tag.count() == known ? Map.of() : others(tag);
    if (!waiting.isEmpty() || !isAdded((int) source, (int) target, others)) {
      items.count(tag);
      waiting.add(new Waiting(tag.line, (int) source, (int) target, others));
    }
  }

  private boolean isAdded(int source, int target, Map<String, String> others) {
    try {
      add(source, target, others);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String text(String name) throws NmlException {
    return XmlTag.shortened(new Attributes(scanner.tag(), items).textOrEmpty(name));
  }

  private Map<String, String> others(XmlTag tag) throws NmlException {
    Map<String, String> others = new LinkedHashMap<>();
    for (int i = 0; i < tag.count(); i++) {
      if (tag.word(i) != Word.SOURCE && tag.word(i) != Word.TARGET) {
        items.count(tag);
        others.put(tag.attribute(i), tag.value(i));
      }
    }
    return others;
  }

  /** Once all of the tree has been read. */
  void finish() throws NmlException {
    for (Waiting edge : waiting) {
      try {
        add(edge.source(), edge.target(), edge.others());
      } catch (IllegalArgumentException e) {
        throw new NmlException(edge.line(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void add(int source, int target, Map<String, String> others) {
    tree.addEdge(source, target);
    if (!others.isEmpty()) {
      tree.edgeOtherAttributes(tree.edgeCount() - 1, others);
    }
  }
}
