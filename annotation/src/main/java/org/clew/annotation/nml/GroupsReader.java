package org.clew.annotation.nml;

import java.io.IOException;
import org.clew.annotation.skeleton.Group;
import org.clew.annotation.skeleton.Groups;
import org.jspecify.annotations.Nullable;

/** Reads {@code <groups>} of trees and segments. */
final class GroupsReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Groups groups;

  GroupsReader(XmlScanner scanner, Items items, Groups groups) {
    this.scanner = scanner;
    this.items = items;
    this.groups = groups;
  }

  /** Reads and leaves the element at which the scanner stands. */
  void read() throws IOException {
    children(null);
  }

  private void children(@Nullable Group parent) throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("group")) {
        children(group(parent));
      } else {
        scanner.skip();
      }
    }
  }

  private Group group(@Nullable Group parent) throws NmlException {
    items.count(scanner.tag());
    Attributes attributes = new Attributes(scanner.tag(), items);
    int id = attributes.requiredInteger("id");
    if (groups.find(id).isPresent()) {
      throw scanner.error("There are two groups with the id " + id + ".");
    }
    String name = attributes.textOrEmpty("name");
    Group group = parent == null ? groups.add(id, name) : parent.addGroup(id, name);
    Boolean isExpanded = attributes.flag("isExpanded");
    group.expanded(isExpanded == null || isExpanded);
    attributes.others(Known.GROUP).forEach(group::otherAttribute);
    return group;
  }
}
