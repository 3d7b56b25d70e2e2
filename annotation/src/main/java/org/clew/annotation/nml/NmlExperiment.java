package org.clew.annotation.nml;

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
 */
public record NmlExperiment(
    @Nullable String name,
    @Nullable String organization,
    @Nullable String datasetId,
    @Nullable String description,
    @Nullable String wkUrl) {}
