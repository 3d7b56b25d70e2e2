package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * The id behind the name of a dataset.
 *
 * @param id of the dataset
 * @param name shown to people
 * @param organization id of its organization
 * @param directoryName its name on disk
 */
public record WireDatasetId(ObjectId id, String name, String organization, String directoryName) {}
