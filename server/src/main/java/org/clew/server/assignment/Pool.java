package org.clew.server.assignment;

/**
 * A pool that a user may take from.
 *
 * @param id of the pool
 * @param priority of its project
 * @param openTasks how many of its tasks have pending instances
 * @param opened how often it got more to give; see {@code exhausted_pools}
 */
record Pool(long id, long priority, long openTasks, long opened) {}
