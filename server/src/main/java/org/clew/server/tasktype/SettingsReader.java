package org.clew.server.tasktype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a task type: every key is optional, what is there must fit. */
final class SettingsReader {
  private static final List<String> MODES = List.of("orthogonal", "oblique", "flight", "volume");
  private static final Set<String> KEYS =
      Set.of(
          "allowedModes",
          "preferredMode",
          "branchPointsAllowed",
          "somaClickingAllowed",
          "volumeInterpolationAllowed",
          "mergerMode",
          "magRestrictions");

  private final Map<String, Object> settings;

  private SettingsReader(Map<String, Object> settings) {
    this.settings = settings;
  }

  static WireTaskTypeSettings read(Map<String, Object> settings) {
    SettingsReader reader = new SettingsReader(settings);
    return new WireTaskTypeSettings(
        reader.allowedModes(),
        reader.preferredMode(),
        reader.flag("branchPointsAllowed", true),
        reader.flag("somaClickingAllowed", true),
        reader.flag("volumeInterpolationAllowed", true),
        reader.flag("mergerMode", false),
        reader.magRestrictions());
  }

  /** The Python client sends viewer settings among the others; here they are where they work. */
  static @Nullable Map<String, Object> viewerSettings(Map<String, Object> settings) {
    Map<String, Object> viewer = new LinkedHashMap<>(settings);
    viewer.keySet().removeAll(KEYS);
    return viewer.isEmpty() ? null : viewer;
  }

  private List<String> allowedModes() {
    Object modes = settings.get("allowedModes");
    if (modes == null) {
      return List.of();
    }
    if (!(modes instanceof List<?> list)) {
      throw wrong("allowedModes", "an array of modes");
    }
    return list.stream().map(mode -> mode(mode, "allowedModes")).toList();
  }

  private @Nullable String preferredMode() {
    Object mode = settings.get("preferredMode");
    return mode == null ? null : mode(mode, "preferredMode");
  }

  private static String mode(@Nullable Object mode, String key) {
    if (mode instanceof String text && MODES.contains(text)) {
      return text;
    }
    throw wrong(key, "one of " + MODES);
  }

  private boolean flag(String key, boolean otherwise) {
    Object value = settings.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  private WireMagRestrictions magRestrictions() {
    Object value = settings.get("magRestrictions");
    if (value == null) {
      return WireMagRestrictions.NONE;
    }
    if (!(value instanceof Map<?, ?> limits)) {
      throw wrong("magRestrictions", "an object");
    }
    Integer min = mag(limits.get("min"), "magRestrictions.min");
    Integer max = mag(limits.get("max"), "magRestrictions.max");
    if (min != null && max != null && min > max) {
      throw Failure.badRequest(
          "The mag restrictions allow no mag: min %d is greater than max %d.".formatted(min, max));
    }
    return new WireMagRestrictions(min, max);
  }

  private static @Nullable Integer mag(@Nullable Object value, String key) {
    if (value == null) {
      return null;
    }
    if (value instanceof Integer mag && mag > 0) {
      return mag;
    }
    throw wrong(key, "a positive whole number");
  }

  private static Failure wrong(String key, String expected) {
    return Failure.badRequest(
        "Invalid json format. At “settings.%s”: %s is expected.".formatted(key, expected));
  }
}
