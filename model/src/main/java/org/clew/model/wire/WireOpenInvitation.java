package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * An invitation, as the invited person sees it ({@code GET /api/clew/v1/invitations/{token}}).
 *
 * @param organization id of the organization
 * @param organizationName its name
 * @param email the address that they will sign in with; null to choose one
 * @param expires until when it is good, in ms
 */
public record WireOpenInvitation(
    String organization, String organizationName, @Nullable String email, long expires) {}
