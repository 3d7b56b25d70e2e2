package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;

/**
 * Finds layers of WKW: a directory for each mag, with a header and one file for each cube. The
 * header is that of the webknossos-wrap format; how far a layer reaches only its files tell.
 */
final class Wkw {
  static final String FORMAT = "wkw";
  private static final String HEADER = "header.wkw";
  private static final List<String> TYPES =
      List.of(
          "uint8", "uint16", "uint32", "uint64", "float", "double", "int8", "int16", "int32",
          "int64");
  private static final Map<String, Integer> AXES = Map.of("x", 0, "y", 1, "z", 2);
  private static final Pattern CUBE = Pattern.compile("[zyx](\\d{1,7})(?:[.]wkw)?");

  private final Place place;

  Wkw(Place place) {
    this.place = place;
  }

  List<Multiscale> images() {
    Optional<Multiscale> whole = image("", OmeZarr.layerName(place.name()));
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    return place.directories("").stream().flatMap(name -> image(name, name).stream()).toList();
  }

  private Optional<Multiscale> image(String path, String name) {
    List<Multiscale.Level> levels = new ArrayList<>();
    MagDirectories.in(place, path)
        .forEach((directory, mag) -> level(directory, mag).ifPresent(levels::add));
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    levels.sort(
        Comparator.comparingDouble(
            level -> level.voxelSize().x() * level.voxelSize().y() * level.voxelSize().z()));
    String elementClass = levels.getFirst().array().elementClass();
    boolean isSegmentation = ElementClass.isOfSegments(elementClass);
    return Optional.of(new Multiscale(name, isSegmentation, FORMAT, AXES, false, levels));
  }

  private Optional<Multiscale.Level> level(String path, Vec3Int mag) {
    String file = path + "/" + HEADER;
    Optional<byte[]> header = place.content(file);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = header.get();
    if (bytes.length < 8 || bytes[0] != 'W' || bytes[1] != 'K' || bytes[2] != 'W') {
      throw Failure.badRequest("“%s” is no header of WKW.".formatted(file));
    }
    String elementClass = elementClass(bytes, file);
    long side = 1L << ((bytes[4] & 15) + (bytes[4] >> 4 & 15));
    Cubes cubes = cubes(path);
    if (cubes.isEmpty()) {
      throw Failure.badRequest("“%s” holds no cubes (z0/y0/x0.wkw).".formatted(path));
    }
    if (!cubes.fit(side)) {
      throw Failure.badRequest(
          "“%s” reaches beyond %d voxels along an axis.".formatted(path, Integer.MAX_VALUE));
    }
    return Optional.of(
        new Multiscale.Level(
            path, mag.toVec3Double(), cubes.array(side, elementClass), cubes.topLeft(side)));
  }

  private static String elementClass(byte[] header, String file) {
    int type = header[6];
    String name = type >= 1 && type <= TYPES.size() ? TYPES.get(type - 1) : "";
    int bytes =
        switch (name) {
          case "uint8", "int8" -> 1;
          case "uint16", "int16" -> 2;
          case "uint32", "int32", "float" -> 4;
          default -> 8;
        };
    if (!name.isEmpty() && header[7] == bytes) {
      return name;
    }
    if (name.equals("uint8") && header[7] == 3) {
      return "uint24";
    }
    throw Failure.badRequest(
        "“%s”: voxels of type %d with %d bytes cannot be shown.".formatted(file, type, header[7]));
  }

  private Cubes cubes(String path) {
    Cubes cubes = new Cubes();
    for (String z : place.directories(path)) {
      for (String y : place.directories(path + "/" + z)) {
        for (String x : place.files(path + "/" + z + "/" + y)) {
          cubes.add(number(x, 'x'), number(y, 'y'), number(z, 'z'));
        }
      }
    }
    return cubes;
  }

  /** -1 for what is no cube. */
  private static int number(String name, char axis) {
    Matcher cube = CUBE.matcher(name);
    return cube.matches() && name.charAt(0) == axis ? Integer.parseInt(cube.group(1)) : -1;
  }

  /** The box around some cubes. */
  private static final class Cubes {
    private final int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final int[] most = {-1, -1, -1};

    void add(int... position) {
      for (int number : position) {
        if (number < 0) {
          return;
        }
      }
      for (int axis = 0; axis < position.length; axis++) {
        least[axis] = Math.min(least[axis], position[axis]);
        most[axis] = Math.max(most[axis], position[axis]);
      }
    }

    boolean isEmpty() {
      return most[0] < 0;
    }

    boolean fit(long side) {
      return (Math.max(most[0], Math.max(most[1], most[2])) + 1) * side <= Integer.MAX_VALUE;
    }

    VoxelArray array(long side, String elementClass) {
      List<Long> shape = new ArrayList<>();
      for (int axis = 0; axis < most.length; axis++) {
        shape.add((most[axis] - least[axis] + 1) * side);
      }
      return new VoxelArray(shape, elementClass);
    }

    Vec3Int topLeft(long side) {
      return new Vec3Int(
          Math.toIntExact(least[0] * side),
          Math.toIntExact(least[1] * side),
          Math.toIntExact(least[2] * side));
    }
  }
}
