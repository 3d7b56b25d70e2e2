/**
 * The WEBKNOSSOS task API for Java: create tasks, hand them out, follow them.
 *
 * <pre>{@code
 * Clew clew = Clew.connect(URI.create("https://webknossos.org"), "my token");
 *
 * Task task =
 *     clew.tasks()
 *         .create(
 *             new NewTask(
 *                     Ref.name("trace axons"),
 *                     Ref.name("dendrites-2026"),
 *                     Ref.name("l4_sample"),
 *                     new TaskExperience("dendrites", 5),
 *                     Vec3Int.of(120, 80, 30))
 *                 .withInstances(3));
 *
 * clew.projects().byName("dendrites-2026").tasks().forEach(t -> System.out.println(t.status()));
 * }</pre>
 *
 * <p>{@link org.clew.client.Clew} is the way in. Everything here may be used from many threads.
 * Things read from the server ({@link org.clew.client.Task}, {@link org.clew.client.Project}, …)
 * are snapshots: they do not change when the server does, and equal each other when all that was
 * read is equal. An {@link org.clew.client.Annotation} is what someone traced; it is for one thread
 * at a time. Every fault is a {@link org.clew.client.ClewException}.
 */
@NullMarked
package org.clew.client;

import org.jspecify.annotations.NullMarked;
