package org.clew.annotation.skeleton;

/**
 * A colour of a tree, a segment or a bounding box.
 *
 * @param red from 0 to 1
 * @param green from 0 to 1
 * @param blue from 0 to 1
 * @param alpha from 0, invisible, to 1, opaque
 */
public record Color(double red, double green, double blue, double alpha) {
  /** Opaque red, which WEBKNOSSOS gives to the first tree. */
  public static final Color RED = new Color(1, 0, 0, 1);

  /**
   * Takes the four parts.
   *
   * @throws IllegalArgumentException if one of them is infinite or not a number
   */
  public Color {
    if (!Double.isFinite(red + green + blue + alpha)) {
      throw new IllegalArgumentException("The parts of a colour are finite numbers.");
    }
  }
}
