package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.clew.annotation.skeleton.OtherElement;
import org.jspecify.annotations.Nullable;

/** Reads the root, {@code <things>}, and hands its children to those who know them. */
final class DocumentReader {
  private final XmlScanner scanner;
  private final Items items;
  private final SkeletonReader skeleton;
  private final VolumeReader volumes;
  private final List<NmlMeta> metas = new ArrayList<>();
  private final List<OtherElement> others = new ArrayList<>();
  private @Nullable NmlParameters parameters;

  DocumentReader(InputStream in, NmlLimits limits) throws IOException {
    scanner = new XmlScanner(in, limits);
    items = new Items(limits);
    skeleton = new SkeletonReader(scanner, items, limits);
    volumes = new VolumeReader(scanner, items);
  }

  Nml read() throws IOException {
    root();
    while (scanner.nextChild()) {
      if (!head()) {
        body();
      }
    }
    scanner.finish();
    NmlParameters found = parameters();
    return new Nml(metas, found, skeleton.finish(), volumes.volumes(), others);
  }

  /** Reads no further than the first element behind the parameters that is no meta. */
  NmlHead readHead() throws IOException {
    root();
    while (scanner.nextChild()) {
      if (!head()) {
        if (parameters != null) {
          break;
        }
        scanner.skip();
      }
    }
    return new NmlHead(metas, parameters());
  }

  private void root() throws IOException {
    scanner.start();
    String name = scanner.tag().name();
    if (!name.equals("things")) {
      throw scanner.error(
          "This is not an NML file: its root element is “%s”, not “things”."
              .formatted(XmlTag.shortened(name)));
    }
  }

  /** False, and nothing is read, if the element does not belong to the head. */
  private boolean head() throws IOException {
    switch (scanner.tag().name()) {
      case "meta" -> meta();
      case "parameters" -> {
        if (parameters != null) {
          throw scanner.error("There is more than one parameters section.");
        }
        parameters = new ParametersReader(scanner, items).read();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void body() throws IOException {
    switch (scanner.tag().name()) {
      case "thing" -> skeleton.tree();
      case "branchpoints" -> skeleton.branchPoints();
      case "comments" -> skeleton.comments();
      case "groups" -> skeleton.groups();
      case "volume" -> volumes.read();
      default -> others.add(new OtherReader(scanner, items).read());
    }
  }

  private void meta() throws IOException {
    items.count(scanner.tag());
    Attributes attributes = new Attributes(scanner.tag(), items);
    metas.add(new NmlMeta(attributes.textOrEmpty("name"), attributes.textOrEmpty("content")));
    scanner.skip();
  }

  private NmlParameters parameters() throws NmlException {
    if (parameters == null) {
      throw new NmlException(0, "No parameters section found.");
    }
    return parameters;
  }
}
