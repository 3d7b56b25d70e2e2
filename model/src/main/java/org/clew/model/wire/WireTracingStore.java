package org.clew.model.wire;

/**
 * Where the content of annotations is kept.
 *
 * @param name of the store
 * @param url its address, without a slash at the end
 */
public record WireTracingStore(String name, String url) {}
