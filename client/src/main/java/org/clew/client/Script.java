package org.clew.client;

import org.clew.model.ObjectId;

/**
 * A script that the tracing page loads for the annotators of a task.
 *
 * @param id of the script
 * @param name of the script
 * @param gist where it lies, an {@code http} or {@code https} address
 */
public record Script(ObjectId id, String name, String gist) implements Thing<Script> {}
