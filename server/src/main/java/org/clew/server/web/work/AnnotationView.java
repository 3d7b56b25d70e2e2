package org.clew.server.web.work;

import java.time.Instant;
import java.util.List;
import org.clew.model.wire.WireAnnotationVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an annotation shows.
 *
 * @param item its texts
 * @param owner whose it is
 * @param isOwn whether it is the visitor’s
 * @param mayChange whether they may hand in work
 * @param mayFinish whether they may finish it
 * @param planes pictures around its start
 * @param versions of its content, newest first
 * @param hasViewer whether there is a link to a viewer
 * @param hasTracingInViewer whether what was traced is small enough to be shown there
 * @param link to this page at the start position, as WEBKNOSSOS writes it
 * @param undoUntil until when its finish can be taken back, or null
 * @param now the time of the page
 */
public record AnnotationView(
    WorkView item,
    String owner,
    boolean isOwn,
    boolean mayChange,
    boolean mayFinish,
    List<Plane> planes,
    List<Version> versions,
    boolean hasViewer,
    boolean hasTracingInViewer,
    String link,
    @Nullable Instant undoUntil,
    Instant now) {
  /** Copies the lists. */
  public AnnotationView {
    planes = List.copyOf(planes);
    versions = List.copyOf(versions);
  }

  /**
   * A picture.
   *
   * @param name xy, xz, yz
   * @param image address of the voxels
   * @param drawing address of what is drawn over it
   */
  public record Plane(String name, String image, String drawing) {}

  /**
   * A version of the content.
   *
   * @param made how it came about, in words
   * @param created when, or null
   */
  public record Version(int number, String made, @Nullable Instant created, int trees, int nodes) {
    static Version of(WireAnnotationVersion version) {
      return new Version(
          version.version(),
          words(version),
          version.created() == null ? null : Instant.ofEpochMilli(version.created()),
          version.trees(),
          version.nodes());
    }

    private static String words(WireAnnotationVersion version) {
      return switch (version.kind()) {
        case "base" -> "what the task started with";
        case "submitted" -> "handed in";
        case "restored" -> "version %d again".formatted(version.restoredVersion());
        case "reset" -> "reset to the start";
        default -> version.kind();
      };
    }
  }

  /** Whether it can be taken back now. */
  public boolean isUndoable() {
    return isOwn && !item.isOpen() && undoUntil != null && now.isBefore(undoUntil);
  }

  /** Whether there is something to draw from three sides. */
  public boolean hasTrees() {
    return !versions.isEmpty() && versions.getFirst().nodes() > 0;
  }

  /** How a version is downloaded. */
  public String download(int version) {
    return "/api/clew/v1/annotations/%s/versions/%d/content".formatted(item.id(), version);
  }
}
