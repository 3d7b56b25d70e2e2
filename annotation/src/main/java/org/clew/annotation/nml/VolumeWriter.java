package org.clew.annotation.nml;

import java.io.IOException;
import org.clew.annotation.skeleton.Group;
import org.clew.model.Vec3Double;

/** Writes {@code <volume>}. */
final class VolumeWriter {
  private final XmlElements xml;

  VolumeWriter(XmlElements xml) {
    this.xml = xml;
  }

  void write(NmlVolume volume) throws IOException {
    xml.open("volume");
    xml.number("id", volume.id());
    xml.attribute("name", volume.name());
    xml.attribute("location", volume.location());
    xml.attribute("format", volume.format());
    xml.attribute("fallbackLayer", volume.fallbackLayer());
    xml.attribute("largestSegmentId", volume.largestSegmentId());
    xml.attribute("mappingName", volume.mappingName());
    xml.attribute("mappingIsLocked", volume.mappingIsLocked());
    xml.others(volume.otherAttributes(), Known.VOLUME);
    xml.children();
    xml.open("segments");
    xml.children();
    for (Segment segment : volume.segments()) {
      segment(segment);
    }
    xml.end("segments");
    if (!volume.groups().roots().isEmpty()) {
      xml.open("groups");
      xml.children();
      for (Group group : volume.groups().roots()) {
        group(group);
      }
      xml.end("groups");
    }
    xml.others(volume.others());
    xml.end("volume");
  }

  private void segment(Segment segment) throws IOException {
    xml.open("segment");
    xml.number("id", segment.id());
    xml.attribute("name", segment.name());
    xml.attribute("created", segment.created());
    Vec3Double anchor = segment.anchorPosition();
    if (anchor != null) {
      xml.shortDecimal("anchorPositionX", anchor.x());
      xml.shortDecimal("anchorPositionY", anchor.y());
      xml.shortDecimal("anchorPositionZ", anchor.z());
    }
    xml.additional(segment.additionalCoordinates());
    xml.color(segment.color());
    xml.attribute("groupId", segment.groupId());
    xml.others(segment.otherAttributes(), Known.SEGMENT);
    xml.children();
    new MetadataWriter(xml).write(segment.metadata());
    xml.end("segment");
  }

  /** Groups of segments say only if they are not expanded: WEBKNOSSOS never does. */
  private void group(Group group) throws IOException {
    xml.open("group");
    xml.number("id", group.id());
    xml.attribute("name", group.name());
    xml.attribute("isExpanded", group.isExpanded() ? null : Boolean.FALSE);
    xml.others(group.otherAttributes(), Known.GROUP);
    xml.children();
    for (Group child : group.groups()) {
      group(child);
    }
    xml.end("group");
  }
}
