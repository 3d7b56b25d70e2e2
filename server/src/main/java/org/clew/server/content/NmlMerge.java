package org.clew.server.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.annotation.nml.AdditionalAxis;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.skeleton.AppendedIds;
import org.clew.annotation.skeleton.Appending;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.server.content.Contents.NamedFile;
import org.jspecify.annotations.Nullable;

/**
 * Makes one annotation of several, without losing anything: all trees, all volume layers, all boxes
 * stay. What there can be only one of, the dataset or where the viewer stood, comes from the first
 * that says it.
 */
public final class NmlMerge {
  private static final String TASK_BOX = "task bounding box";

  private final List<Part> parts;
  private final Sorting sorting;
  private final Skeleton skeleton = new Skeleton();
  private @Nullable Integer activeNode;

  private NmlMerge(List<Part> parts, Sorting sorting) {
    this.parts = parts;
    this.sorting = sorting;
  }

  /**
   * One of several annotations.
   *
   * @param label what it is called, e.g. its file’s name
   * @param nml what was traced
   * @param files those that its volumes name, by the names they give them
   */
  public record Part(String label, Nml nml, Map<String, NamedFile> files) {
    /** Copies the map. */
    public Part {
      files = Map.copyOf(files);
    }
  }

  /** How one still sees which tree came from where. */
  public enum Sorting {
    /** The trees of each annotation get a group, called by its label. */
    GROUPS,
    /** The trees of several annotations get its label before their names. */
    PREFIXES,
    /** Not at all. */
    NONE
  }

  /**
   * What became of them.
   *
   * @param nml all of them; the box of a task has become one that someone drew
   * @param files those that its volumes name, by the names they give them
   */
  public record Merged(Nml nml, Map<String, NamedFile> files) {}

  /**
   * Merges them. The skeletons stay as they are.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Merged of(List<Part> parts, Sorting sorting) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to merge.");
    }
    return new NmlMerge(List.copyOf(parts), sorting).merge();
  }

  private Merged merge() {
    parts.forEach(this::appendTrees);
    MergedVolumes volumes = MergedVolumes.of(parts);
    Set<NmlMeta> metas = new LinkedHashSet<>();
    List<OtherElement> others = new ArrayList<>();
    for (Part part : parts) {
      metas.addAll(part.nml().metas());
      others.addAll(part.nml().others());
    }
    Nml nml = new Nml(List.copyOf(metas), parameters(), skeleton, volumes.volumes(), others);
    return new Merged(nml, volumes.files());
  }

  private void appendTrees(Part part) {
    AppendedIds ids = skeleton.append(part.nml().skeleton(), appending(part.label()));
    Integer active = part.nml().parameters().activeNode();
    if (activeNode == null && active != null) {
      ids.node(active).ifPresent(node -> activeNode = node);
    }
  }

  private Appending appending(String label) {
    return switch (sorting) {
      case GROUPS -> Appending.PLAIN.belowGroup(label);
      case PREFIXES ->
          parts.size() == 1 ? Appending.PLAIN : Appending.PLAIN.treePrefix(label + "_");
      case NONE -> Appending.PLAIN;
    };
  }

  private NmlParameters parameters() {
    List<NmlParameters> all = parts.stream().map(part -> part.nml().parameters()).toList();
    NmlParameters first = all.getFirst();
    NmlParameters view =
        all.stream().filter(each -> each.editPosition() != null).findFirst().orElse(first);
    return new NmlParameters(
        first.experiment(),
        first.scale(),
        first.offset(),
        first.time(),
        view.editPosition(),
        view.editPositionAdditional(),
        view.editRotation(),
        view.zoomLevel(),
        activeNode,
        boxes(all),
        null,
        axes(all),
        otherAttributes(all),
        all.stream().flatMap(each -> each.others().stream()).toList());
  }

  /** Those that someone drew, then those of tasks; ids that are taken are replaced. */
  private static List<NmlBoundingBox> boxes(List<NmlParameters> all) {
    List<NmlBoundingBox> boxes = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    for (NmlParameters each : all) {
      each.userBoundingBoxes().forEach(box -> add(box, box.name(), ids, boxes));
    }
    for (NmlParameters each : all) {
      if (each.taskBoundingBox() != null) {
        add(each.taskBoundingBox(), TASK_BOX, ids, boxes);
      }
    }
    return boxes;
  }

  private static void add(
      NmlBoundingBox box, @Nullable String name, Set<Integer> ids, List<NmlBoundingBox> boxes) {
    Integer id = box.id();
    if (id == null || !ids.add(id)) {
      id = ids.size();
      while (!ids.add(id)) {
        id++;
      }
    }
    boxes.add(
        new NmlBoundingBox(
            id, name, box.isVisible(), box.color(), box.box(), box.otherAttributes()));
  }

  private static List<AdditionalAxis> axes(List<NmlParameters> all) {
    Map<String, AdditionalAxis> axes = new LinkedHashMap<>();
    for (NmlParameters each : all) {
      for (AdditionalAxis axis : each.additionalAxes()) {
        axes.merge(axis.name(), axis, NmlMerge::around);
      }
    }
    return List.copyOf(axes.values());
  }

  private static AdditionalAxis around(AdditionalAxis one, AdditionalAxis other) {
    return new AdditionalAxis(
        one.name(),
        one.index(),
        Math.min(one.start(), other.start()),
        Math.max(one.end(), other.end()));
  }

  private static Map<String, Map<String, String>> otherAttributes(List<NmlParameters> all) {
    Map<String, Map<String, String>> attributes = new HashMap<>();
    all.forEach(each -> each.otherAttributes().forEach(attributes::putIfAbsent));
    return attributes;
  }
}
