package org.clew.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.clew.server.failure.StartFailure;

/** Collects settings: a file, then the environment, then options; the later wins. */
public final class Settings {
  /** Variables with our prefix that are for the scripts that start the server. */
  private static final Set<String> OF_SCRIPTS = Set.of("CLEW_JAVA_OPTS", "CLEW_JAVA_HOME");

  private Settings() {}

  /** The settings of a server whose data directory may hold a {@code clew.properties}. */
  public static Map<Setting, String> collect(
      Map<String, String> environment, Map<Setting, String> options) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.putAll(fromEnvironment(environment));
    settings.putAll(options);
    Path data = Path.of(settings.getOrDefault(Setting.DATA, Setting.DATA.otherwise()));
    fromFile(data.resolve("clew.properties")).forEach(settings::putIfAbsent);
    return settings;
  }

  private static Map<Setting, String> fromEnvironment(Map<String, String> environment) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    environment.forEach((variable, value) -> {
      if (variable.startsWith("CLEW_") && !OF_SCRIPTS.contains(variable)) {
        settings.put(known(variable, "the environment", Setting::variable), value);
      }
    });
    return settings;
  }

  private static Map<Setting, String> fromFile(Path file) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (!Files.isRegularFile(file)) {
      return settings;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new StartFailure(
          "The settings in %s cannot be read: %s".formatted(file, unreadable.getMessage()),
          unreadable);
    }
    for (String key : properties.stringPropertyNames()) {
      settings.put(known(key, file.toString(), Setting::key), properties.getProperty(key));
    }
    return settings;
  }

  private static Setting known(String name, String where, Function<Setting, String> naming) {
    for (Setting setting : Setting.values()) {
      if (naming.apply(setting).equals(name)) {
        return setting;
      }
    }
    String nearest =
        Arrays.stream(Setting.values())
            .min(Comparator.comparingInt(setting -> distance(plain(name), setting.key())))
            .map(naming)
            .orElseThrow();
    throw new StartFailure(
        "There is no setting “%s” (in %s). Do you mean “%s”?".formatted(name, where, nearest));
  }

  /** As a key, even if it is written as a variable. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^clew-", "");
  }

  /** How many letters to add, drop or change (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
