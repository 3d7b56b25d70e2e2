package org.clew.server.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clew.server.failure.Failure;

/**
 * A directory of voxels. Nothing outside of it can be reached through it: not by dots in a name,
 * not by a symbolic link.
 *
 * @param path without symbolic links
 */
record DatasetDirectory(Path path) implements Place {
  private static final long LARGEST = 16 << 20;

  /** A directory that whoever runs the server names; it need not be there. */
  static DatasetDirectory at(Path path) {
    try {
      return new DatasetDirectory(path.toRealPath());
    } catch (IOException absent) {
      return new DatasetDirectory(path.toAbsolutePath().normalize());
    }
  }

  /** What lies at a relative path, if anything does. */
  Optional<Path> find(String relative) {
    try {
      Path wanted = path.resolve(relative).normalize();
      if (!wanted.startsWith(path)) {
        return Optional.empty();
      }
      Path real = wanted.toRealPath();
      return real.startsWith(path) ? Optional.of(real) : Optional.empty();
    } catch (IOException | InvalidPathException absent) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> content(String file) {
    Optional<Path> found = find(file).filter(Files::isRegularFile);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (Files.size(found.get()) > LARGEST) {
        throw Failure.badRequest("“%s” is larger than %d MB.".formatted(file, LARGEST >> 20));
      }
      return Optional.of(Files.readAllBytes(found.get()));
    } catch (IOException unreadable) {
      throw Failure.badRequest("“%s” cannot be read.".formatted(file));
    }
  }

  @Override
  public boolean holds(String relative) {
    return find(relative).isPresent();
  }

  @Override
  public List<String> directories(String directory) {
    return entries(directory, Files::isDirectory);
  }

  @Override
  public List<String> files(String directory) {
    return entries(directory, Files::isRegularFile);
  }

  private List<String> entries(String directory, Predicate<Path> kind) {
    Optional<Path> parent = find(directory).filter(Files::isDirectory);
    if (parent.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent.get())) {
      return entries
          .filter(kind)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw Failure.badRequest(
          "“%s” cannot be read.".formatted(directory.isEmpty() ? name() : directory));
    }
  }

  /** As seen from the directory: {@code ./color/1}. */
  @Override
  public Optional<String> documented(String other) {
    try {
      Path absolute = path.resolve(other).normalize();
      if (absolute.equals(path)) {
        return Optional.of(".");
      }
      return absolute.startsWith(path)
          ? Optional.of("./" + path.relativize(absolute))
          : Optional.empty();
    } catch (InvalidPathException misshapen) {
      return Optional.empty();
    }
  }

  @Override
  public String directoryName() {
    return name();
  }

  @Override
  public String location() {
    return path.toString();
  }

  @Override
  public String account() {
    return " Looked in the directory itself and in those below it.";
  }

  /** Its own name. */
  @Override
  public String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
