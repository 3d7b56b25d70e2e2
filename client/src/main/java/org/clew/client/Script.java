package org.clew.client;

import java.net.URI;
import org.clew.model.ObjectId;

/**
 * A script that the tracing page loads for the annotators of a task.
 *
 * @param id of the script
 * @param name of the script
 * @param gist where it lies
 */
public record Script(ObjectId id, String name, URI gist) implements Thing<Script> {}
