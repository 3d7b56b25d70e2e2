package org.clew.annotation.skeleton;

import org.jspecify.annotations.Nullable;

/**
 * How one skeleton is added to another.
 *
 * <pre>{@code
 * merged.append(second, Appending.PLAIN.belowGroup("second.nml").treePrefix("second_"));
 * }</pre>
 *
 * @param group the name of a new group that takes everything; null for none
 * @param prefix put before the names of the trees, may be empty
 */
public record Appending(@Nullable String group, String prefix) {
  /** Without a new group, without a prefix. */
  public static final Appending PLAIN = new Appending(null, "");

  /** The same with everything below a new group. */
  public Appending belowGroup(String name) {
    return new Appending(name, prefix);
  }

  /** The same with something put before the names of the trees. */
  public Appending treePrefix(String newPrefix) {
    return new Appending(group, newPrefix);
  }
}
