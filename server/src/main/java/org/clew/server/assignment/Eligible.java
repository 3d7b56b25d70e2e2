package org.clew.server.assignment;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone could get a task now.
 *
 * @param id of the user
 * @param firstName given name
 * @param lastName family name
 * @param email what they sign in with
 * @param isEligible whether it could be theirs with the next request
 * @param reason why not; null if it could
 */
public record Eligible(
    ObjectId id,
    String firstName,
    String lastName,
    String email,
    boolean isEligible,
    @Nullable Hindrance reason) {}
