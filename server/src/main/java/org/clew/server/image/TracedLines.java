package org.clew.server.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.server.annotation.Tracings;
import org.clew.server.annotation.Tracings.Tracing;
import org.clew.server.content.ContentRow;
import org.clew.server.http.CurrentUser;
import org.clew.server.storage.Blobs;

/** Small tracings line by line, for viewers that are told in a link what to draw. */
public final class TracedLines {
  /** An address has room for the lines between so many nodes. */
  public static final int MOST_NODES = 200;

  private final Tracings tracings;
  private final Blobs blobs;

  /** Over the annotations and what is kept of them. */
  public TracedLines(Tracings tracings, Blobs blobs) {
    this.tracings = tracings;
    this.blobs = blobs;
  }

  /** The lines of an annotation; none if nothing was traced yet, or too much. */
  public List<TracedLine> of(CurrentUser user, ObjectId id) {
    Tracing tracing = tracings.of(user, id);
    ContentRow row = tracing.content().row();
    if (row == null || row.nodes() > MOST_NODES) {
      return List.of();
    }
    Collecting lines = new Collecting();
    new TracedTrees(blobs, tracing.organization(), tracing.content()).read(lines);
    return lines.all();
  }

  private static final class Collecting implements SkeletonScan.Listener {
    private final Map<Integer, Vec3Double> nodes = new LinkedHashMap<>();
    private final Set<Integer> connected = new HashSet<>();
    private final List<TracedLine> lines = new ArrayList<>();

    @Override
    public void tree(int color) {
      // All have one color.
    }

    @Override
    public void node(int id, double x, double y, double z) {
      nodes.put(id, new Vec3Double(x, y, z));
    }

    @Override
    public void edge(int source, int target) {
      Vec3Double from = nodes.get(source);
      Vec3Double to = nodes.get(target);
      if (from != null && to != null) {
        lines.add(new TracedLine(from, to));
        connected.add(source);
        connected.add(target);
      }
    }

    List<TracedLine> all() {
      nodes.forEach((id, place) -> {
        if (!connected.contains(id)) {
          lines.add(new TracedLine(place, place));
        }
      });
      return List.copyOf(lines);
    }
  }
}
