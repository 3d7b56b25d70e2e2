package org.clew.server.http;

import java.nio.file.Path;

/**
 * A body that lies on disk until its request ends.
 *
 * @param type of its content, in small letters and without parameters: {@code application/zip}
 * @param path where it lies; it may be moved away
 * @param size in bytes
 */
public record SpooledBody(String type, Path path, long size) {}
