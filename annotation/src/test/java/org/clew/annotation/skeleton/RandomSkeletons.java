package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Skeletons with everything that a skeleton may have, the same for the same seed. */
public final class RandomSkeletons {
  private static final String[] TEXTS = {
    "",
    "axon",
    "a \"quoted\" 'text'",
    "<&>",
    "two\nlines\r\nand\ttab",
    " blank ",
    "ğüşiöçİı",
    "🧠🧵",
    "&amp;",
    "]]>",
    "\u0085\u2028",
    "\uFFFD",
    "x".repeat(300)
  };
  private static final int[] INTS = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1_000_000};

  private final RandomGenerator random;
  private final Skeleton skeleton = new Skeleton();
  private final Set<Integer> usedIds = new HashSet<>();
  private final List<Group> groups = new ArrayList<>();

  private RandomSkeletons(RandomGenerator random) {
    this.random = random;
  }

  /** The skeleton of a seed. */
  public static Skeleton of(long seed) {
    return of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
  }

  /** The next skeleton. */
  public static Skeleton of(RandomGenerator random) {
    return new RandomSkeletons(random).skeleton();
  }

  /** A text that is hard to write down. */
  public static String text(RandomGenerator random) {
    return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
  }

  /** A number that is hard to write down. */
  public static double number(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(100_000) / 100.0;
      case 2 -> random.nextGaussian() * 1e-9;
      case 3 -> random.nextDouble() * 1e18;
      case 4 -> -0.0;
      case 5 -> Double.MIN_VALUE;
      case 6 -> -random.nextInt(1_000) / 8.0;
      default -> random.nextDouble();
    };
  }

  /** Some entries of all kinds. */
  public static List<Metadata> metadata(RandomGenerator random) {
    List<Metadata> entries = new ArrayList<>();
    while (random.nextInt(3) > 0) {
      String key = text(random);
      entries.add(
          switch (random.nextInt(4)) {
            case 0 -> Metadata.of(key, text(random));
            case 1 -> Metadata.of(key, number(random));
            case 2 -> Metadata.of(key, random.nextBoolean());
            default ->
                Metadata.of(
                    key, random.ints(random.nextInt(14)).mapToObj(i -> text(random)).toList());
          });
    }
    return entries;
  }

  /** Some elements that nobody knows. */
  public static List<OtherElement> others(RandomGenerator random, int depth) {
    List<OtherElement> others = new ArrayList<>();
    while (depth > 0 && random.nextInt(3) == 0) {
      others.add(
          new OtherElement(
              "ünknown" + random.nextInt(3),
              random.nextBoolean() ? Map.of() : Map.of("id", text(random), "b", text(random)),
              others(random, depth - 1),
              random.nextBoolean() ? "" : text(random).replace("\r\n", "\n")));
    }
    return others;
  }

  private Skeleton skeleton() {
    addGroups(skeleton.groups().roots().size(), null, 4);
    int trees = random.nextInt(5);
    for (int i = 0; i < trees; i++) {
      tree();
    }
    return skeleton;
  }

  private void addGroups(int used, @Nullable Group parent, int depth) {
    while (depth > 0 && random.nextInt(3) == 0) {
      Group group =
          parent == null ? skeleton.groups().add(text(random)) : parent.addGroup(text(random));
      group.expanded(random.nextBoolean());
      if (random.nextInt(4) == 0) {
        group.otherAttribute("other", text(random));
      }
      groups.add(group);
      addGroups(used + 1, group, depth - 1);
    }
  }

  private void tree() {
    int id = freshId(usedIds.size());
    Tree tree =
        skeleton.findTree(id).isEmpty() ? skeleton.addTree(id, text(random)) : skeleton.addTree("");
    if (!groups.isEmpty() && random.nextBoolean()) {
      tree.group(groups.get(random.nextInt(groups.size())));
    }
    if (random.nextBoolean()) {
      tree.color(new Color(number(random), random.nextFloat(), 1, random.nextDouble()));
    }
    if (random.nextBoolean()) {
      tree.type("AGGLOMERATE").visible(random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      tree.otherAttribute("owner", text(random)).otherAttribute("ünknown", text(random));
    }
    metadata(random).forEach(tree::addMetadata);
    others(random, 3).forEach(tree::addOtherElement);
    nodes(tree);
  }

  private void nodes(Tree tree) {
    int nodes = random.nextInt(30);
    boolean isWhole = random.nextBoolean();
    boolean isBare = random.nextInt(3) == 0;
    for (int i = 0; i < nodes; i++) {
      Vec3Double at =
          isWhole
              ? Vec3Double.of(random.nextInt(), random.nextInt(9_999), -random.nextInt(1, 9))
              : Vec3Double.of(number(random), number(random), number(random));
      Node node = tree.addNode(freshId(i), at);
      if (!isBare) {
        properties(node);
      }
    }
    for (int i = 1; i < nodes; i++) {
      tree.addEdge(tree.node(random.nextInt(nodes)), tree.node(random.nextInt(nodes)));
      if (random.nextInt(10) == 0) {
        tree.edgeOtherAttributes(tree.edgeCount() - 1, Map.of("weight", text(random)));
      }
    }
  }

  private void properties(Node node) {
    if (random.nextBoolean()) {
      node.radius(number(random));
    }
    if (random.nextBoolean()) {
      node.rotation(Vec3Double.of(number(random), number(random), number(random)));
    }
    if (random.nextBoolean()) {
      node.time(random.nextBoolean() ? random.nextLong() : 1_755_600_000_000L);
    }
    if (random.nextBoolean()) {
      node.viewing(new Viewing(random.nextInt(4), null, 8, random.nextBoolean()));
    }
    if (random.nextInt(4) == 0) {
      node.comment(text(random));
      node.additionalCoordinate("t", INTS[random.nextInt(INTS.length)]);
    }
    if (random.nextInt(4) == 0) {
      node.branchPoint().additionalCoordinate("q", random.nextInt());
    } else if (random.nextInt(4) == 0) {
      node.branchPoint(random.nextLong());
      node.otherAttribute("branchpoint/by", text(random));
    }
    if (random.nextInt(8) == 0) {
      node.otherAttribute("other", text(random)).otherAttribute("source", text(random));
    }
  }

  private int freshId(int usual) {
    int id =
        random.nextInt(5) == 0
            ? INTS[random.nextInt(INTS.length)]
            : random.nextInt(100_000) + usual;
    while (!usedIds.add(id)) {
      id = random.nextInt();
    }
    return id;
  }
}
