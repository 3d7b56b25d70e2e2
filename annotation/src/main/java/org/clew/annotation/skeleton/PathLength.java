package org.clew.annotation.skeleton;

import org.clew.model.Vec3Double;

/** The sum of the lengths of edges, in the unit of the voxel size. */
final class PathLength {
  private PathLength() {}

  static double of(Tree tree, Vec3Double voxelSize) {
    NodeTable nodes = tree.nodes;
    EdgeTable edges = tree.edges;
    double sum = 0;
    for (int i = 0; i < edges.size(); i++) {
      int source = edges.source(i);
      int target = edges.target(i);
      double x = (nodes.x(target) - nodes.x(source)) * voxelSize.x();
      double y = (nodes.y(target) - nodes.y(source)) * voxelSize.y();
      double z = (nodes.z(target) - nodes.z(source)) * voxelSize.z();
      sum += Math.sqrt(x * x + y * y + z * z);
    }
    return sum;
  }
}
