package org.clew.annotation.nml;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which dataset an annotation is about: {@code <experiment …/>}. The id wins over name and
 * organization.
 *
 * @param name of the dataset
 * @param organization that owns the dataset, by its id
 * @param datasetId 24 hexadecimal characters
 * @param description of the annotation
 * @param wkUrl the address of the server that wrote the file
 * @param otherAttributes attributes that this library does not know
 */
public record NmlExperiment(
    @Nullable String name,
    @Nullable String organization,
    @Nullable String datasetId,
    @Nullable String description,
    @Nullable String wkUrl,
    Map<String, String> otherAttributes) {
  /** Copies the map. */
  public NmlExperiment {
    otherAttributes = Collections.unmodifiableMap(new TreeMap<>(otherAttributes));
  }

  /** Without attributes that this library does not know. */
  public NmlExperiment(
      @Nullable String name,
      @Nullable String organization,
      @Nullable String datasetId,
      @Nullable String description,
      @Nullable String wkUrl) {
    this(name, organization, datasetId, description, wkUrl, Map.of());
  }

  /** The same with another description of the annotation. */
  public NmlExperiment withDescription(@Nullable String other) {
    return new NmlExperiment(name, organization, datasetId, other, wkUrl, otherAttributes);
  }
}
