package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite ({@code POST /api/clew/v1/invitations}); everything may be left out.
 *
 * @param email the address that the person will sign in with; null to let them choose
 * @param isAdmin null for false
 * @param isDatasetManager null for false
 * @param teams besides the organization’s team; null for none
 * @param experiences value by domain; null for none
 * @param validForDays from 1 to 90; null for 7
 */
public record WireNewInvitation(
    @Nullable String email,
    @Nullable Boolean isAdmin,
    @Nullable Boolean isDatasetManager,
    @Nullable List<WireNewUser.Membership> teams,
    @Nullable Map<String, Integer> experiences,
    @Nullable Integer validForDays) {}
