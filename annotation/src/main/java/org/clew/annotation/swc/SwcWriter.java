package org.clew.annotation.swc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;

/**
 * Writes SWC files: all trees into one, or one tree. Parents come before their children; a tree of
 * several components, and a file of several trees, has several roots.
 *
 * <p>SWC holds ids, types ({@link SwcTypes}), positions, radii and edges. Names, groups, colours,
 * comments, branch points, rotations and times stay behind. An unknown radius is written as -1, as
 * CATMAID does.
 *
 * <pre>{@code
 * SwcWriter.write(skeleton, Path.of("neurons.swc"), SwcOptions.micrometres(voxelSize));
 * }</pre>
 */
public final class SwcWriter {
  /** The key of a tree’s metadata that holds comments to write before it, a list of texts. */
  public static final String HEADER = "swc header";

  private static final double UNKNOWN_RADIUS = -1;

  private final Writer out;
  private final List<Scale> positions;
  private final Scale radii;
  private final StringBuilder line = new StringBuilder();

  private SwcWriter(Writer out, SwcOptions options) {
    this.out = out;
    positions = options.positions();
    radii = options.radius();
  }

  /**
   * Writes all trees into a file.
   *
   * @throws SwcException if a tree has a cycle or a node a negative id; the file is not touched
   */
  public static void write(Skeleton skeleton, Path file, SwcOptions options) throws IOException {
    List<NodeOrder> orders = orders(skeleton.trees());
    try (OutputStream out = Files.newOutputStream(file)) {
      write(skeleton.trees(), orders, out, options);
    }
  }

  /**
   * Writes all trees onto a stream; does not close it.
   *
   * @throws SwcException if a tree has a cycle or a node a negative id; nothing is written
   */
  public static void write(Skeleton skeleton, OutputStream out, SwcOptions options)
      throws IOException {
    write(skeleton.trees(), orders(skeleton.trees()), out, options);
  }

  /**
   * Writes one tree onto a stream; does not close it.
   *
   * @throws SwcException if it has a cycle or a node a negative id; nothing is written
   */
  public static void write(Tree tree, OutputStream out, SwcOptions options) throws IOException {
    write(List.of(tree), orders(List.of(tree)), out, options);
  }

  /** Everything that can be wrong shows here. */
  private static List<NodeOrder> orders(List<Tree> trees) throws SwcException {
    List<NodeOrder> orders = new ArrayList<>();
    for (Tree tree : trees) {
      for (Node node : tree.nodes()) {
        if (node.id() < 0) {
          throw new SwcException(
              0, "Node %d has a negative id, which SWC cannot hold.".formatted(node.id()));
        }
      }
      SwcTypes.of(tree);
      orders.add(TreeOrder.of(tree));
    }
    return orders;
  }

  private static void write(
      List<Tree> trees, List<NodeOrder> orders, OutputStream out, SwcOptions options)
      throws IOException {
    Writer buffered = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    SwcWriter writer = new SwcWriter(buffered, options);
    for (int i = 0; i < trees.size(); i++) {
      writer.tree(trees.get(i), orders.get(i));
    }
    buffered.flush();
  }

  private void tree(Tree tree, NodeOrder order) throws IOException {
    header(tree);
    SwcTypes types = SwcTypes.of(tree);
    for (int position = 0; position < order.size(); position++) {
      Node node = tree.node(order.node(position));
      int parent = order.parent(order.node(position));
      node(node, types.type(node.id()), parent < 0 ? SwcLine.NO_PARENT : tree.node(parent).id());
    }
  }

  private void header(Tree tree) throws IOException {
    for (Metadata entry : tree.metadata()) {
      if (entry.key().equals(HEADER) && entry.value() instanceof Metadata.TextListValue list) {
        for (String text : list.texts()) {
          out.append('#').append(text.replaceAll("\\R", " ")).append('\n');
        }
      }
    }
  }

  private void node(Node node, int type, int parent) throws IOException {
    line.setLength(0);
    line.append(node.id()).append(' ').append(type);
    number(positions.get(0).write(node.x()));
    number(positions.get(1).write(node.y()));
    number(positions.get(2).write(node.z()));
    OptionalDouble radius = node.radius();
    number(radius.isPresent() ? radii.write(radius.getAsDouble()) : UNKNOWN_RADIUS);
    line.append(' ').append(parent).append('\n');
    out.append(line);
  }

  private void number(double number) {
    line.append(' ');
    Decimals.append(line, number);
  }
}
