package org.clew.model.wire;

/**
 * Someone who works on tasks of a project ({@code GET /projects/{id}/usersWithActiveTasks}).
 *
 * @param email the address that signs in
 * @param firstName given name
 * @param lastName family name
 * @param activeTasks how many of its tasks they have open
 */
public record WireActiveUser(String email, String firstName, String lastName, int activeTasks) {}
