package org.clew.server.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.clew.server.failure.Failure;

/** The directories that datasets may lie in. */
final class DatasetRoots {
  private final List<Path> roots;

  DatasetRoots(List<Path> roots) {
    this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
  }

  /** The directory at a path, which is absolute or relative to one of the roots. */
  DatasetDirectory directory(String text) {
    if (roots.isEmpty()) {
      throw Failure.badRequest(
          "This server has no dataset directories: its configuration names none.");
    }
    Path wanted = wanted(text);
    // Outside of the roots not even the existence of a file is told.
    if (roots.stream().noneMatch(root -> isBelow(wanted, root) || isBelow(wanted, real(root)))) {
      throw outside(text);
    }
    if (!Files.exists(wanted)) {
      throw Failure.badRequest("“%s” does not exist.".formatted(text));
    }
    Path real = real(wanted);
    if (roots.stream().noneMatch(root -> isBelow(real, real(root)))) {
      throw outside(text);
    }
    if (!Files.isDirectory(real)) {
      throw Failure.badRequest("“%s” is not a directory.".formatted(text));
    }
    return new DatasetDirectory(real);
  }

  private Path wanted(String text) {
    try {
      Path path = Path.of(text);
      return roots.stream()
          .map(root -> root.resolve(path).normalize())
          .filter(Files::exists)
          .findFirst()
          .orElseGet(() -> roots.getFirst().resolve(path).normalize());
    } catch (InvalidPathException misshapen) {
      throw Failure.badRequest("“%s” is not a path.".formatted(text));
    }
  }

  private Failure outside(String text) {
    return Failure.badRequest(
        "“%s” is not below a dataset directory of this server. These are: %s."
            .formatted(text, roots.stream().map(Path::toString).collect(Collectors.joining(", "))));
  }

  private static boolean isBelow(Path path, Path root) {
    return path.startsWith(root) && !path.equals(root);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path;
    }
  }
}
