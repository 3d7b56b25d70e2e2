package org.clew.annotation.nml;

/**
 * How much of a file is read before it is refused, so that a hostile file costs bounded memory and
 * time. Memory stays below about 30 times the bytes read, and below about 100 bytes for each node
 * and 500 for each item.
 *
 * <pre>{@code
 * Nml nml = NmlReader.read(in, NmlLimits.DEFAULT.withMaxNodes(1_000_000));
 * }</pre>
 *
 * @param maxBytes of the file, as UTF-8
 * @param maxNodes in all trees together
 * @param maxItems trees, groups, segments, metadata, comments, branch points, boxes, volumes,
 *     attributes and elements that the library does not know: all of these together
 * @param maxDepth of elements in elements
 * @param maxTagBytes of one tag with its attributes, or of one text
 * @param maxAttributes of one element
 */
public record NmlLimits(
    long maxBytes, int maxNodes, int maxItems, int maxDepth, int maxTagBytes, int maxAttributes) {
  /**
   * 64 GiB, 200 million nodes, 50 million items, 100 levels, 16 MiB a tag, 100,000 attributes: what
   * no sensible file has.
   */
  public static final NmlLimits DEFAULT =
      new NmlLimits(1L << 36, 200_000_000, 50_000_000, 100, 1 << 24, 100_000);

  private static final int DEEPEST = 1_000;

  /**
   * Takes the limits.
   *
   * @throws IllegalArgumentException if one of them is not positive, or the depth is above 1000
   */
  public NmlLimits {
    if (maxBytes < 1 || maxNodes < 1 || maxItems < 1 || maxTagBytes < 1 || maxAttributes < 1) {
      throw new IllegalArgumentException("Limits are positive.");
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException("The depth is limited to 1 up to 1000 levels.");
    }
  }

  /** The same with another size of the file. */
  public NmlLimits withMaxBytes(long bytes) {
    return new NmlLimits(bytes, maxNodes, maxItems, maxDepth, maxTagBytes, maxAttributes);
  }

  /** The same with another number of nodes. */
  public NmlLimits withMaxNodes(int nodes) {
    return new NmlLimits(maxBytes, nodes, maxItems, maxDepth, maxTagBytes, maxAttributes);
  }

  /** The same with another number of items. */
  public NmlLimits withMaxItems(int items) {
    return new NmlLimits(maxBytes, maxNodes, items, maxDepth, maxTagBytes, maxAttributes);
  }

  /** The same with another depth. */
  public NmlLimits withMaxDepth(int depth) {
    return new NmlLimits(maxBytes, maxNodes, maxItems, depth, maxTagBytes, maxAttributes);
  }

  /** The same with another size of one tag. */
  public NmlLimits withMaxTagBytes(int bytes) {
    return new NmlLimits(maxBytes, maxNodes, maxItems, maxDepth, bytes, maxAttributes);
  }

  /** The same with another number of attributes of one element. */
  public NmlLimits withMaxAttributes(int attributes) {
    return new NmlLimits(maxBytes, maxNodes, maxItems, maxDepth, maxTagBytes, attributes);
  }
}
