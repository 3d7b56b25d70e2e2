package org.clew.server.dataset;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of voxels. Nothing outside of it can be reached through it: not by dots in a name,
 * not by a symbolic link.
 *
 * @param path without symbolic links
 */
record DatasetDirectory(Path path) {

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

  /** A path, relative or not, as seen from the directory: {@code ./color/1}. */
  Optional<String> relative(String other) {
    try {
      Path absolute = path.resolve(other).normalize();
      return absolute.startsWith(path) && !absolute.equals(path)
          ? Optional.of("./" + path.relativize(absolute))
          : Optional.empty();
    } catch (InvalidPathException misshapen) {
      return Optional.empty();
    }
  }

  /** Its own name. */
  String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
