package org.clew.server.http;

import java.nio.file.Path;

/**
 * A file of an upload.
 *
 * @param field the name of its part, which clients choose freely
 * @param name the file’s name as the sender gave it: for people, never for a path
 * @param path where it lies until the request ends
 * @param size in bytes
 */
public record UploadedFile(String field, String name, Path path, long size) {}
