package org.clew.server.web;

/**
 * What the start page shows.
 *
 * @param version of the server
 * @param schemaVersion of the database
 * @param url of the server as clients see it
 */
public record StartView(String version, int schemaVersion, String url) {}
