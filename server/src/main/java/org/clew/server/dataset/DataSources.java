package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out what a place of voxels holds. */
public final class DataSources {
  /** The document that describes layers, at the top of what clients stream. */
  public static final String DOCUMENT = "datasource-properties.json";

  private static final GivenFacts NOTHING = new GivenFacts(null, Map.of());

  private DataSources() {}

  /** The {@code datasource-properties.json} document of a place: read, or made. */
  static ObjectNode read(Place place, String organization) {
    return read(place, organization, NOTHING);
  }

  /** The same, with what is known beforehand. */
  static ObjectNode read(Place place, String organization, GivenFacts given) {
    ObjectNode document =
        MetadataFile.read(place, DOCUMENT)
            .map(found -> checked(place, found, given))
            .orElseGet(() -> made(place, given));
    given.categorise(document);
    return owned(place, organization, document);
  }

  /** The same for a place whose content is told, not read. */
  static ObjectNode described(Place place, String organization, ObjectNode description) {
    ObjectNode document = new PropertiesDocument(place).checked(description.deepCopy());
    return owned(place, organization, document);
  }

  private static ObjectNode owned(Place place, String organization, ObjectNode document) {
    document.putObject("id").put("name", place.directoryName()).put("team", organization);
    return document;
  }

  private static ObjectNode checked(Place place, JsonNode found, GivenFacts given) {
    if (!(found instanceof ObjectNode document)) {
      throw Failure.badRequest("“%s” is not a JSON object.".formatted(DOCUMENT));
    }
    given.size(document);
    return new PropertiesDocument(place).checked(document);
  }

  private static ObjectNode made(Place place, GivenFacts given) {
    Stream<Supplier<List<Multiscale>>> formats =
        Stream.of(
            () -> new OmeZarr(place).images(),
            () -> new PlainZarr(place).images(),
            () -> new Precomputed(place).images(),
            () -> new Wkw(place).images(),
            () -> new N5(place).images());
    List<Multiscale> images =
        formats
            .map(Supplier::get)
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElseThrow(() ->
                Failure.badRequest(
                    ("No dataset was recognised in “%s”. Looked for %s; for OME-Zarr images (.zattrs"
                            + " or zarr.json with “multiscales”), Zarr arrays (.zarray or zarr.json),"
                            + " Neuroglancer volumes (info), WKW (header.wkw in directories of mags)"
                            + " and N5 (attributes.json).%s")
                        .formatted(place.name(), DOCUMENT, place.account())));
    return LayerDocument.of(place, images, given.voxelSize());
  }
}
