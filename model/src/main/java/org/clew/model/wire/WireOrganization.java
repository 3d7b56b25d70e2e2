package org.clew.model.wire;

/**
 * An organization ({@code GET /organizations/{id}}).
 *
 * @param id free text chosen when it was founded
 * @param name shown to people
 * @param created ms
 */
public record WireOrganization(String id, String name, long created) {}
