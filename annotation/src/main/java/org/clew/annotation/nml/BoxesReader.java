package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * Reads bounding boxes. User bounding boxes need an id; a single one without id has the id 0. Those
 * without a usable id count as unknown elements.
 */
final class BoxesReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Attributes attributes;
  private final List<NmlBoundingBox> usable = new ArrayList<>();
  private final List<OtherElement> unusable = new ArrayList<>();
  private @Nullable NmlBoundingBox firstWithoutId;

  BoxesReader(XmlScanner scanner, Items items) {
    this.scanner = scanner;
    this.items = items;
    attributes = new Attributes(scanner.tag(), items);
  }

  /** Reads and leaves the user bounding box at which the scanner stands. */
  void read() throws IOException {
    items.count(scanner.tag());
    int index = scanner.tag().find("id");
    long id = index < 0 ? Decimals.NOT_WHOLE : scanner.tag().whole(index);
    if (id == (int) id) {
      usable.add(box((int) id));
      scanner.skip();
      return;
    }
    if (index < 0 && firstWithoutId == null) {
      firstWithoutId = box(0);
    }
    unusable.add(new OtherReader(scanner, items).read());
  }

  List<NmlBoundingBox> usable() {
    return isSingleWithoutId() && firstWithoutId != null ? List.of(firstWithoutId) : usable;
  }

  List<OtherElement> unusable() {
    return isSingleWithoutId() ? List.of() : unusable;
  }

  private boolean isSingleWithoutId() {
    return firstWithoutId != null && usable.isEmpty() && unusable.size() == 1;
  }

  /** The box at which the scanner stands. */
  NmlBoundingBox box(@Nullable Integer id) throws NmlException {
    return new NmlBoundingBox(
        id,
        attributes.text("name"),
        attributes.flag("isVisible"),
        attributes.color(),
        extent(),
        attributes.others(Known.BOX));
  }

  private BoundingBox extent() throws NmlException {
    Vec3Int topLeft = vector("topLeftX", "topLeftY", "topLeftZ");
    Vec3Int size = vector("width", "height", "depth");
    if (size.x() < 0 || size.y() < 0 || size.z() < 0) {
      throw scanner.error("The size of a bounding box is negative.");
    }
    return new BoundingBox(topLeft, size);
  }

  private Vec3Int vector(String x, String y, String z) throws NmlException {
    return new Vec3Int(
        attributes.requiredInteger(x),
        attributes.requiredInteger(y),
        attributes.requiredInteger(z));
  }
}
