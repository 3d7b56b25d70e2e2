package org.clew.server.web.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireTask;
import org.clew.server.annotation.WorkItem;
import org.clew.server.auth.Tokens;
import org.clew.server.dataset.Datasets;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.PercentEncoding;
import org.clew.server.http.Reply;
import org.clew.server.image.TracedLines;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.work.AnnotationView.Plane;
import org.clew.server.web.work.AnnotationView.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An annotation: what to do, where, the ways to work on it, and what was made of it so far. */
public final class AnnotationPage implements WebPage {
  private static final Pattern MULTISCALE =
      Pattern.compile("\"(multiscales|downsamplingFactors|scales)\"");

  private static final List<String> PLANES = List.of("xy", "xz", "yz");

  private final WorkCases work;
  private final TracedLines lines;
  private final Tokens tokens;
  private final Supplier<String> url;
  private final String viewer;

  /**
   * Over the use cases.
   *
   * @param url the server’s address as clients see it
   * @param viewer the address of a Neuroglancer; empty for none
   */
  public AnnotationPage(
      WorkCases work, TracedLines lines, Tokens tokens, Supplier<String> url, String viewer) {
    this.work = work;
    this.lines = lines;
    this.tokens = tokens;
    this.url = url;
    this.viewer = viewer;
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/annotations/{id}", this::show);
    pages.get("/annotations/{id}/neuroglancer", this::neuroglancer);
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.user();
    WorkItem item = work.items().one(user, visit.request().id("id"));
    WireAnnotation annotation = item.annotation();
    Optional<WireDataset> dataset = work.datasets().find(user, annotation.datasetId());
    List<Version> versions =
        work.versions().list(user, annotation.id()).stream().map(Version::of).toList();
    WireTask task = annotation.task();
    String position =
        task == null
            ? null
            : "%d,%d,%d"
                .formatted(
                    task.editPosition().x(), task.editPosition().y(), task.editPosition().z());
    WorkView view = WorkView.of(item, visit.words());
    return visit.page(
        "work/annotation.jte",
        view.title(),
        new AnnotationView(
            view,
            annotation.owner().firstName() + " " + annotation.owner().lastName(),
            annotation.owner().id().equals(user.id()),
            annotation.restrictions().allowUpdate(),
            annotation.restrictions().allowFinish(),
            dataset.map(found -> planes(annotation, found, position)).orElse(List.of()),
            versions,
            !viewer.isEmpty() && dataset.isPresent(),
            versions.isEmpty() || versions.getFirst().nodes() <= TracedLines.MOST_NODES,
            url.get() + view.path() + (position == null ? "" : "#" + position + ",0,1"),
            view.finished() == null ? null : view.finished().plus(work.lifecycle().reopenWindow()),
            visit.words().now()));
  }

  /** Pictures of the first image, with what is traced over it. */
  private static List<Plane> planes(
      WireAnnotation annotation, WireDataset dataset, @Nullable String position) {
    JsonNode layers = WireJson.mapper().valueToTree(dataset.dataSource()).path("dataLayers");
    String first = null;
    for (JsonNode layer : layers) {
      boolean isImage = layer.path("category").asString("").equals("color");
      if (first == null || isImage) {
        first = layer.path("name").asString("");
        if (isImage) {
          break;
        }
      }
    }
    if (first == null) {
      return List.of();
    }
    String query = "?size=320,320" + (position == null ? "" : "&position=" + position);
    String name = PercentEncoding.of(first);
    List<Plane> planes = new ArrayList<>();
    for (String plane : PLANES) {
      planes.add(
          new Plane(
              plane,
              "/api/clew/v1/datasets/%s/layers/%s/planes/%s.png%s"
                  .formatted(dataset.id(), name, plane, query),
              "/api/clew/v1/annotations/%s/planes/%s.svg%s"
                  .formatted(annotation.id(), plane, query)));
    }
    return planes;
  }

  private Reply neuroglancer(Visit visit) {
    CurrentUser user = visit.user();
    WireAnnotation annotation = work.items().one(user, visit.request().id("id")).annotation();
    if (viewer.isEmpty()) {
      throw Failure.notFound("No Neuroglancer is set up. An admin can, with “neuroglancer-url”.");
    }
    WireDataset dataset =
        work.datasets()
            .find(user, annotation.datasetId())
            .orElseThrow(() -> Failure.notFound("Dataset", annotation.datasetId()));
    String token = dataset.isPublic() ? "" : tokens.issueForVoxels(user);
    LayerSources sources =
        new LayerSources(
            url.get(),
            dataset.id(),
            token,
            path -> isImage(work.datasets(), user, dataset.id(), path));
    String link =
        new Neuroglancer(viewer, sources)
            .link(
                WireJson.mapper().valueToTree(dataset.dataSource()),
                annotation.task(),
                lines.of(user, annotation.id()))
            .orElseThrow(() ->
                Failure.badRequest(
                    "Neuroglancer reads Zarr, N5 and precomputed layers; the dataset “%s” has none."
                        .formatted(dataset.name())));
    // Not as a header, which proxies keep short.
    return visit.page("work/viewer.jte", "Neuroglancer", link);
  }

  /** Whether a directory has metadata of an image in it. */
  private static boolean isImage(Datasets datasets, CurrentUser user, ObjectId id, String path) {
    if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*")) {
      // Nobody looks at other servers for a link; images on the web are whole images.
      return true;
    }
    String plain = path.replaceFirst("^(\\./)+|^\\.$", "");
    String directory = plain.isEmpty() ? "" : plain + "/";
    for (String file : List.of("zarr.json", ".zattrs", "attributes.json")) {
      String text = datasets.text(user, id, directory + file).orElse("");
      if (MULTISCALE.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }
}
