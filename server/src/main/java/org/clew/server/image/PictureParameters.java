package org.clew.server.image;

import java.util.ArrayList;
import java.util.List;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/** Reads what requests want of pictures. */
final class PictureParameters {
  private static final double CLOSEST = 0.01;
  private static final double FARTHEST = 1000;

  private final Request request;

  PictureParameters(Request request) {
    this.request = request;
  }

  Plane plane() {
    return Plane.of(request.path("plane"));
  }

  @Nullable Vec3Int position() {
    List<Double> numbers = numbers("position", ",", 3, "whole numbers x,y,z such as 120,80,33");
    return numbers.isEmpty() ? null : vector(numbers);
  }

  Size size(int width, int height) {
    String form = "a width and a height of 1 to %d pixels, such as 256,256".formatted(Size.MOST);
    List<Double> numbers = numbers("size", ",", 2, form);
    if (numbers.isEmpty()) {
      return new Size(width, height);
    }
    for (double length : numbers) {
      if (length < 1 || length > Size.MOST || length != Math.rint(length)) {
        throw wrong("size", form);
      }
    }
    return new Size(numbers.get(0).intValue(), numbers.get(1).intValue());
  }

  double zoom() {
    String form = "a number from %s to %d, such as 1.5".formatted(CLOSEST, (int) FARTHEST);
    List<Double> numbers = numbers("zoom", ",", 1, form);
    double zoom = numbers.isEmpty() ? 1 : numbers.getFirst();
    if (zoom < CLOSEST || zoom > FARTHEST) {
      throw wrong("zoom", form);
    }
    return zoom;
  }

  @Nullable Window window() {
    String form = "two numbers, the lower first, such as 0,255";
    List<Double> numbers = numbers("window", ",", 2, form);
    if (numbers.isEmpty()) {
      return null;
    }
    if (numbers.get(0) >= numbers.get(1)) {
      throw wrong("window", form);
    }
    return new Window(numbers.get(0), numbers.get(1));
  }

  @Nullable Vec3Int mag() {
    String form = "three whole numbers from 1 such as 2-2-1";
    List<Double> numbers = numbers("mag", "-", 3, form);
    if (numbers.stream().anyMatch(factor -> factor < 1)) {
      throw wrong("mag", form);
    }
    return numbers.isEmpty() ? null : vector(numbers);
  }

  /** A length in nanometers, if there is one. */
  @Nullable Double depth() {
    String form = "a number of nanometers from 0, such as 500";
    List<Double> numbers = numbers("depth", ",", 1, form);
    if (numbers.isEmpty()) {
      return null;
    }
    if (numbers.getFirst() < 0) {
      throw wrong("depth", form);
    }
    return numbers.getFirst();
  }

  private static Vec3Int vector(List<Double> numbers) {
    return new Vec3Int(floor(numbers.get(0)), floor(numbers.get(1)), floor(numbers.get(2)));
  }

  /** Clamps to what fits; far outside there is nothing to see anyway. */
  private static int floor(double number) {
    return (int) Math.floor(number);
  }

  private List<Double> numbers(String name, String separator, int count, String form) {
    String text = request.query(name);
    if (text == null) {
      return List.of();
    }
    List<Double> numbers = new ArrayList<>();
    try {
      for (String part : text.split(separator, -1)) {
        double number = Double.parseDouble(part);
        if (!Double.isFinite(number)) {
          throw wrong(name, form);
        }
        numbers.add(number);
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(name, form);
    }
    if (numbers.size() != count) {
      throw wrong(name, form);
    }
    return numbers;
  }

  private Failure wrong(String name, String form) {
    return Failure.badRequest(
        "The query parameter “%s” is %s, not “%s”.".formatted(name, form, request.query(name)));
  }
}
