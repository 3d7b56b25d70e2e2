package org.clew.model.wire;

import java.util.List;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list; every condition given must hold.
 *
 * @param project id of their project
 * @param taskType id of their task type
 * @param ids the tasks themselves; an empty list finds none
 * @param user who has or had an instance of them that was not cancelled
 * @param random whether to answer in random order
 */
public record WireTaskFilter(
    @Nullable ObjectId project,
    @Nullable ObjectId taskType,
    @Nullable List<ObjectId> ids,
    @Nullable ObjectId user,
    @Nullable Boolean random) {}
