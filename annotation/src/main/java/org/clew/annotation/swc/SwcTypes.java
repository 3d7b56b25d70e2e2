package org.clew.annotation.swc;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Tree;

/**
 * What the nodes of a tree are, in the numbers of SWC. A skeleton has no such property, so the
 * metadata of the tree holds it: {@value #TYPE} is that of all nodes, except for those that an
 * entry {@value #NODES} with the number behind it lists by their ids and ranges of ids. Trees
 * without either are {@link #UNDEFINED}. NML keeps the metadata, so types survive that too.
 *
 * <pre>{@code
 * tree.addMetadata(Metadata.of(SwcTypes.TYPE, SwcTypes.AXON));
 * tree.addMetadata(Metadata.of(SwcTypes.NODES + SwcTypes.SOMA, List.of("1", "7-12")));
 * }</pre>
 */
public final class SwcTypes {
  /** Nobody said what it is. */
  public static final int UNDEFINED = 0;

  /** The cell body. */
  public static final int SOMA = 1;

  /** An axon. */
  public static final int AXON = 2;

  /** A dendrite, or a basal one if there are two kinds. */
  public static final int BASAL_DENDRITE = 3;

  /** An apical dendrite. */
  public static final int APICAL_DENDRITE = 4;

  /** The key of the metadata that says what the nodes of a tree are; its value is a number. */
  public static final String TYPE = "swc type";

  /** With the type behind it, the key of the metadata that lists other nodes; a list of texts. */
  public static final String NODES = "swc nodes of type ";

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,10})(?:-([0-9]{1,10}))?");

  private final int usual;
  private final NavigableMap<Integer, Range> others;

  private record Range(int last, int type) {}

  private SwcTypes(int usual, NavigableMap<Integer, Range> others) {
    this.usual = usual;
    this.others = others;
  }

  /**
   * The types of a tree’s nodes.
   *
   * @throws SwcException if the metadata does not look as described above
   */
  public static SwcTypes of(Tree tree) throws SwcException {
    int usual = UNDEFINED;
    NavigableMap<Integer, Range> others = new TreeMap<>();
    for (Metadata entry : tree.metadata()) {
      if (entry.key().equals(TYPE)) {
        usual = usual(entry.value()).orElseThrow(() -> misshapen(tree, entry));
      } else if (entry.key().startsWith(NODES) && !add(entry, others)) {
        throw misshapen(tree, entry);
      }
    }
    return new SwcTypes(usual, others);
  }

  /** The type of a node, by its id. */
  public int type(int nodeId) {
    Map.Entry<Integer, Range> before = others.isEmpty() ? null : others.floorEntry(nodeId);
    return before != null && nodeId <= before.getValue().last() ? before.getValue().type() : usual;
  }

  private static OptionalInt usual(Metadata.Value value) {
    return value instanceof Metadata.NumberValue number && number.number() == (int) number.number()
        ? OptionalInt.of((int) number.number())
        : OptionalInt.empty();
  }

  private static boolean add(Metadata entry, NavigableMap<Integer, Range> others) {
    if (!(entry.value() instanceof Metadata.TextListValue list)) {
      return false;
    }
    try {
      int type = Integer.parseInt(entry.key().substring(NODES.length()));
      for (String text : list.texts()) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
          return false;
        }
        String last = range.group(2) == null ? range.group(1) : range.group(2);
        others.put(Integer.valueOf(range.group(1)), new Range(Integer.parseInt(last), type));
      }
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  private static SwcException misshapen(Tree tree, Metadata entry) {
    return new SwcException(
        0,
        "Tree %d says under “%s” of its metadata what SWC cannot hold; a type is a number, nodes are a list of texts like “7” or “7-12”."
            .formatted(tree.id(), entry.key()));
  }
}
