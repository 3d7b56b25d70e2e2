package org.clew.annotation.nml;

/**
 * One thing said about a file: {@code <meta name="annotationId" content="…"/>}.
 *
 * @param name e.g. {@code writer}, {@code username}, {@code annotationId}, {@code taskId}
 * @param content free text
 */
public record NmlMeta(String name, String content) {}
