package org.clew.client;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.json.WireJson;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskTypeSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tracing tool allows, and how it looks.
 *
 * <pre>{@code
 * TaskTypeSettings settings =
 *     TaskTypeSettings.DEFAULT.withAllowedModes("orthogonal").withViewer("clippingDistance", 50);
 * }</pre>
 *
 * @param allowedModes of {@code orthogonal}, {@code oblique}, {@code flight}; empty for all
 * @param preferredMode the mode to start in; null for any
 * @param branchPointsAllowed whether branch points may be set
 * @param somaClickingAllowed whether a click places a node without an edge
 * @param volumeInterpolationAllowed whether painted sections may be interpolated
 * @param mergerMode whether nodes merge segments
 * @param finestMag the finest mag to work in, a power of two; null for no limit
 * @param coarsestMag the coarsest mag to work in, a power of two; null for no limit
 * @param viewer what the viewer is to look like, by the names it has for its settings
 */
public record TaskTypeSettings(
    List<String> allowedModes,
    @Nullable String preferredMode,
    boolean branchPointsAllowed,
    boolean somaClickingAllowed,
    boolean volumeInterpolationAllowed,
    boolean mergerMode,
    @Nullable Integer finestMag,
    @Nullable Integer coarsestMag,
    Map<String, Object> viewer) {
  /** What a task type has when nothing else is said: mag 1 only, all modes, a usual viewer. */
  public static final TaskTypeSettings DEFAULT =
      new TaskTypeSettings(List.of(), null, true, true, false, false, 1, 1, Viewer.DEFAULT);

  private static final Set<String> KNOWN =
      Arrays.stream(WireTaskTypeSettings.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** Takes the values, copying the collections. */
  public TaskTypeSettings {
    allowedModes = List.copyOf(allowedModes);
    viewer = Collections.unmodifiableMap(new LinkedHashMap<>(viewer));
  }

  /** The same with these modes; none for all. */
  public TaskTypeSettings withAllowedModes(String... modes) {
    return new TaskTypeSettings(
        List.of(modes),
        preferredMode,
        branchPointsAllowed,
        somaClickingAllowed,
        volumeInterpolationAllowed,
        mergerMode,
        finestMag,
        coarsestMag,
        viewer);
  }

  /** The same starting in this mode; null for any. */
  public TaskTypeSettings withPreferredMode(@Nullable String mode) {
    return new TaskTypeSettings(
        allowedModes,
        mode,
        branchPointsAllowed,
        somaClickingAllowed,
        volumeInterpolationAllowed,
        mergerMode,
        finestMag,
        coarsestMag,
        viewer);
  }

  /** The same in these mags, powers of two; null for no limit. Fixed once the type exists. */
  public TaskTypeSettings withMags(@Nullable Integer finest, @Nullable Integer coarsest) {
    return new TaskTypeSettings(
        allowedModes,
        preferredMode,
        branchPointsAllowed,
        somaClickingAllowed,
        volumeInterpolationAllowed,
        mergerMode,
        finest,
        coarsest,
        viewer);
  }

  /** The same with one setting of the viewer changed, e.g. {@code "zoom", 0.5}. */
  public TaskTypeSettings withViewer(String setting, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(viewer);
    changed.put(setting, value);
    return new TaskTypeSettings(
        allowedModes,
        preferredMode,
        branchPointsAllowed,
        somaClickingAllowed,
        volumeInterpolationAllowed,
        mergerMode,
        finestMag,
        coarsestMag,
        changed);
  }

  static TaskTypeSettings of(WireTaskTypeSettings wire, @Nullable Map<String, Object> viewer) {
    WireMagRestrictions mags =
        wire.magRestrictions() == null ? WireMagRestrictions.NONE : wire.magRestrictions();
    return new TaskTypeSettings(
        wire.allowedModes(),
        wire.preferredMode(),
        wire.branchPointsAllowed(),
        wire.somaClickingAllowed(),
        wire.volumeInterpolationAllowed(),
        wire.mergerMode(),
        mags.min(),
        mags.max(),
        viewer == null ? Map.of() : viewer);
  }

  /** These settings, and what else the present ones hold. */
  ObjectNode over(JsonNode present) {
    ObjectNode whole = WireJson.mapper().valueToTree(wire());
    if (present instanceof ObjectNode settings) {
      settings.properties().stream()
          .filter(setting -> !KNOWN.contains(setting.getKey()))
          .forEach(setting -> whole.set(setting.getKey(), setting.getValue()));
    }
    return whole;
  }

  WireTaskTypeSettings wire() {
    return new WireTaskTypeSettings(
        allowedModes,
        preferredMode,
        branchPointsAllowed,
        somaClickingAllowed,
        volumeInterpolationAllowed,
        mergerMode,
        new WireMagRestrictions(finestMag, coarsestMag));
  }
}
