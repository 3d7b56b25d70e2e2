package org.clew.model.wire;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A named pointer to a script that the tracing page loads for the annotators of a task.
 *
 * @param id of the script
 * @param name 2 to 50 letters, digits, dots, spaces, underscores, hyphens
 * @param gist where the script lies, an {@code http} or {@code https} address
 * @param owner who may change it
 */
public record WireScript(ObjectId id, String name, String gist, @Nullable WireCompactUser owner) {}
