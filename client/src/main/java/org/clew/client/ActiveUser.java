package org.clew.client;

/**
 * Someone who is working on tasks of a project.
 *
 * @param email the address that signs in
 * @param firstName given name
 * @param lastName family name
 * @param activeTasks how many instances of its tasks they have open, 1 or more
 */
public record ActiveUser(String email, String firstName, String lastName, int activeTasks) {}
