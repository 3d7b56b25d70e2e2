package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Reads {@code <volume>}. */
final class VolumeReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Attributes attributes;
  private final List<NmlVolume> volumes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  VolumeReader(XmlScanner scanner, Items items) {
    this.scanner = scanner;
    this.items = items;
    attributes = new Attributes(scanner.tag(), items);
  }

  List<NmlVolume> volumes() {
    return volumes;
  }

  /** Reads and leaves the volume at which the scanner stands. */
  void read() throws IOException {
    items.count(scanner.tag());
    NmlVolume bare = bare();
    // Layers without names all have the same one.
    if (!names.add(bare.name() == null ? "" : bare.name())) {
      throw scanner.error(
          "Annotations with multiple volume layers must have a unique name for each layer.");
    }
    List<Segment> segments = new ArrayList<>();
    Groups groups = new Groups();
    List<OtherElement> others = new ArrayList<>();
    while (scanner.nextChild()) {
      switch (scanner.tag().name()) {
        case "segments" -> segments(segments);
        case "groups" -> new GroupsReader(scanner, items, groups).read();
        default -> others.add(new OtherReader(scanner, items).read());
      }
    }
    volumes.add(bare.holding(segments, groups, others));
  }

  private NmlVolume bare() throws NmlException {
    Integer id = attributes.integer("id");
    return new NmlVolume(
        id == null ? volumes.size() : id,
        attributes.text("name"),
        attributes.text("location"),
        attributes.text("format"),
        attributes.text("fallbackLayer"),
        attributes.whole("largestSegmentId"),
        attributes.text("mappingName"),
        attributes.flag("mappingIsLocked"),
        List.of(),
        new Groups(),
        attributes.others(Known.VOLUME),
        List.of());
  }

  private void segments(List<Segment> segments) throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("segment")) {
        segments.add(segment());
      } else {
        scanner.skip();
      }
    }
  }

  private Segment segment() throws IOException {
    items.count(scanner.tag());
    Segment bare =
        new Segment(
            attributes.requiredWhole("id"),
            attributes.text("name"),
            attributes.whole("created"),
            anchor(),
            attributes.additional(),
            attributes.color(),
            attributes.integer("groupId"),
            List.of(),
            attributes.others(Known.SEGMENT));
    List<Metadata> metadata = metadata();
    return metadata.isEmpty() ? bare : bare.holding(metadata);
  }

  private @Nullable Vec3Double anchor() throws NmlException {
    boolean isAbsent =
        attributes.word("anchorPositionX") == null
            && attributes.word("anchorPositionY") == null
            && attributes.word("anchorPositionZ") == null;
    return isAbsent
        ? null
        : attributes.vector("anchorPositionX", "anchorPositionY", "anchorPositionZ");
  }

  private List<Metadata> metadata() throws IOException {
    List<Metadata> metadata = List.of();
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("metadata")) {
        metadata = new MetadataReader(scanner, items).read();
      } else {
        scanner.skip();
      }
    }
    return metadata;
  }
}
