package org.clew.annotation.nml;

import java.util.Set;

/** The attributes that this library knows, by element. Whatever else there is, it keeps. */
final class Known {
  static final String ADDITIONAL = "additionalCoordinate-";
  // No name of an attribute: stands for all that begin so and go on.
  private static final String ALL_ADDITIONAL = ADDITIONAL + "*";

  /** Before the names of what is unknown about a comment, kept with its node. */
  static final String OF_COMMENT = "comment/";

  /** The same for a branch point. */
  static final String OF_BRANCH_POINT = "branchpoint/";

  static final Set<String> EXPERIMENT =
      Set.of("name", "organization", "datasetId", "description", "wkUrl");
  static final Set<String> SCALE = Set.of("x", "y", "z", "unit");
  static final Set<String> OFFSET = Set.of("x", "y", "z");
  static final Set<String> EDIT_POSITION = Set.of("x", "y", "z", ALL_ADDITIONAL);
  static final Set<String> ROTATION = Set.of("xRot", "yRot", "zRot");
  static final Set<String> TIME = Set.of("ms");
  static final Set<String> ZOOM = Set.of("zoom");
  static final Set<String> ACTIVE_NODE = Set.of("id");
  static final Set<String> BOX =
      Set.of(
          "id",
          "name",
          "isVisible",
          "color.r",
          "color.g",
          "color.b",
          "color.a",
          "topLeftX",
          "topLeftY",
          "topLeftZ",
          "width",
          "height",
          "depth");
  static final Set<String> THING =
      Set.of(
          "id", "name", "color.r", "color.g", "color.b", "color.a", "groupId", "type", "isVisible");
  static final Set<String> NODE =
      Set.of(
          "id",
          "radius",
          "x",
          "y",
          "z",
          "rotX",
          "rotY",
          "rotZ",
          "inVp",
          "inMag",
          "bitDepth",
          "interpolation",
          "time",
          ALL_ADDITIONAL);
  static final Set<String> EDGE = Set.of("source", "target");
  static final Set<String> BRANCH_POINT = Set.of("id", "time");
  static final Set<String> COMMENT = Set.of("node", "content");
  static final Set<String> GROUP = Set.of("id", "name", "isExpanded");
  static final Set<String> VOLUME =
      Set.of(
          "id",
          "name",
          "location",
          "format",
          "fallbackLayer",
          "largestSegmentId",
          "mappingName",
          "mappingIsLocked");
  static final Set<String> SEGMENT =
      Set.of(
          "id",
          "name",
          "created",
          "anchorPositionX",
          "anchorPositionY",
          "anchorPositionZ",
          "color.r",
          "color.g",
          "color.b",
          "color.a",
          "groupId",
          ALL_ADDITIONAL);

  private Known() {}

  /** Whether an attribute is one of an element’s known ones. */
  static boolean isIn(Set<String> known, String attribute) {
    return known.contains(attribute)
        || (known.contains(ALL_ADDITIONAL)
            && attribute.startsWith(ADDITIONAL)
            && attribute.length() > ADDITIONAL.length());
  }
}
