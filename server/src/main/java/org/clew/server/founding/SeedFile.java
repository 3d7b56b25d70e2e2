package org.clew.server.founding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.json.WireJson;
import org.clew.server.failure.StartFailure;
import org.clew.server.http.BadJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file that tells what an organization begins with.
 *
 * @param path where it lies; what it names is seen from there
 * @param seed what it tells
 */
public record SeedFile(Path path, Seed seed) {
  private static final ObjectReader READER =
      WireJson.mapper()
          .readerFor(Seed.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Reads one.
   *
   * @throws StartFailure if it cannot be read or makes no sense; it says where
   */
  public static SeedFile read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new StartFailure("There is no seed file %s.".formatted(path));
    }
    try {
      JsonNode tree = YAMLMapper.shared().readTree(Files.readAllBytes(path));
      return new SeedFile(path.toAbsolutePath().normalize(), READER.readValue(tree));
    } catch (JacksonException wrong) {
      throw new StartFailure("The seed file %s: %s".formatted(path, reason(wrong)), wrong);
    } catch (IOException unreadable) {
      throw new StartFailure("The seed file %s cannot be read.".formatted(path), unreadable);
    }
  }

  /** The organization that it is about. */
  public String organization() {
    return seed.organization().id();
  }

  /** A file that it names. */
  Path sibling(String name) {
    return path.resolveSibling(name).normalize();
  }

  private static String reason(JacksonException wrong) {
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return "“%s” is not known. Known are: %s."
          .formatted(
              unknown.getPropertyName(),
              String.join(
                  ", ", unknown.getKnownPropertyIds().stream().map(String::valueOf).toList()));
    }
    @Nullable TokenStreamLocation at = wrong.getLocation();
    boolean isSyntax = at != null && at.getLineNr() > 0;
    return isSyntax
        ? "not good YAML at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr())
        : BadJson.reason(wrong);
  }
}
