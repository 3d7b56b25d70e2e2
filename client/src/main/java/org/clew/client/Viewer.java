package org.clew.client;

import static java.util.Map.entry;

import java.util.Map;

/** What the viewer looks like when a task type says nothing about it. */
final class Viewer {
  static final Map<String, Object> DEFAULT =
      Map.ofEntries(
          entry("clippingDistance", 80),
          entry("moveValue", 500),
          entry("displayScalebars", false),
          entry("newNodeNewTree", false),
          entry("centerNewNode", true),
          entry("tdViewDisplayPlanes", "WIREFRAME"),
          entry("tdViewDisplayDatasetBorders", true),
          entry("tdViewDisplayLayerBorders", false),
          entry("dynamicSpaceDirection", true),
          entry("highlightCommentedNodes", false),
          entry("overrideNodeRadius", true),
          entry("particleSize", 5),
          entry("keyboardDelay", 0),
          entry("displayCrosshair", true),
          entry("useLegacyBindings", false),
          entry("fourBit", false),
          entry("interpolation", true),
          entry("segmentationOpacity", 0),
          entry("segmentationPatternOpacity", 40),
          entry("zoom", 0.8),
          entry("renderMissingDataBlack", false),
          entry("loadingStrategy", "BEST_QUALITY_FIRST"),
          entry("clippingDistanceArbitrary", 60),
          entry("moveValue3d", 600),
          entry("mouseRotateValue", 0.001),
          entry("rotateValue", 0.01),
          entry("sphericalCapRadius", 500),
          entry("brushSize", 50));

  private Viewer() {}
}
