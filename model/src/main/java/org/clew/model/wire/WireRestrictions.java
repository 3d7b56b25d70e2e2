package org.clew.model.wire;

/**
 * What the asking user may do with an annotation.
 *
 * @param allowAccess look at it
 * @param allowUpdate change it
 * @param allowFinish finish it
 * @param allowDownload download it
 */
public record WireRestrictions(
    boolean allowAccess, boolean allowUpdate, boolean allowFinish, boolean allowDownload) {}
