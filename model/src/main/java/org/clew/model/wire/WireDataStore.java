package org.clew.model.wire;

import java.util.List;

/**
 * Where the voxels of datasets are served.
 *
 * @param name of the store
 * @param url its address, without a slash at the end
 * @param allowsUpload whether datasets can be uploaded there
 * @param jobsSupportedByAvailableWorkers always empty
 * @param jobsEnabled always false
 */
public record WireDataStore(
    String name,
    String url,
    boolean allowsUpload,
    List<String> jobsSupportedByAvailableWorkers,
    boolean jobsEnabled) {}
