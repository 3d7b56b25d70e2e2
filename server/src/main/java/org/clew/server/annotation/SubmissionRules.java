package org.clew.server.annotation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.BoundingBox;
import org.clew.server.content.ContentLayer;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.failure.Failure;

/** What handed in work must be, to be the content of an annotation. */
record SubmissionRules(InstanceRow row, DatasetSummary dataset) {
  private static final int MOST_NAMED = 5;

  void check(Nml nml) {
    checkDataset(nml.parameters().experiment());
    if (row.task() != null) {
      checkLayers(nml);
    }
  }

  /** The id wins; a file that names no dataset at all is taken at its word. */
  private void checkDataset(NmlExperiment experiment) {
    String id = experiment.datasetId();
    String name = experiment.name();
    boolean isOther =
        id != null
            ? !id.equals(dataset.id().value())
            : name != null
                && !name.isEmpty()
                && !List.of(dataset.name(), dataset.directoryName()).contains(name);
    if (isOther) {
      throw Failure.badRequest(
          "The file is about the dataset “%s”, the annotation about “%s” (%s)."
              .formatted(name == null ? id : name, dataset.name(), dataset.id()));
    }
  }

  private void checkLayers(Nml nml) {
    boolean takesTrees = row.layers().contains(ContentLayer.SKELETON);
    if (!takesTrees && !nml.skeleton().trees().isEmpty()) {
      throw Failure.badRequest("The file has trees, but the task is about volumes only.");
    }
    Set<String> wanted = names(row.layers());
    Set<String> found =
        nml.volumes().stream()
            .map(ContentLayer::nameOf)
            .collect(Collectors.toCollection(TreeSet::new));
    if (wanted.equals(found)) {
      return;
    }
    throw Failure.badRequest(
        wanted.isEmpty()
            ? "The file has volume layers (%s), but the task is about skeletons only."
                .formatted(quoted(found))
            : "The file has %s, but the task has the volume layers %s."
                .formatted(
                    found.isEmpty() ? "no volume layer" : "the volume layers " + quoted(found),
                    quoted(wanted)));
  }

  private static Set<String> names(List<ContentLayer> layers) {
    return layers.stream()
        .filter(ContentLayer::isVolume)
        .map(ContentLayer::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String quoted(Set<String> names) {
    return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
  }

  /** What may be wrong, yet is taken. */
  List<String> warnings(Nml nml) {
    BoundingBox box = row.origin() == null ? null : row.origin().box();
    if (box == null) {
      return List.of();
    }
    int outside = 0;
    StringBuilder some = new StringBuilder();
    for (Tree tree : nml.skeleton().trees()) {
      for (Node node : tree.nodes()) {
        if (!box.contains(node.position())) {
          if (outside < MOST_NAMED) {
            some.append(outside == 0 ? "" : ", ").append(node.id());
          }
          outside++;
        }
      }
    }
    return outside == 0
        ? List.of()
        : List.of(
            "%d nodes are outside of the task’s bounding box: %s%s."
                .formatted(outside, some, outside > MOST_NAMED ? ", …" : ""));
  }
}
