package org.clew.server.annotation;

import java.util.Collection;
import org.clew.model.ObjectId;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every sign that a user works on annotations. It never fails, and looks itself whose
 * annotations they are: whatever it does must not stand in the way of the work.
 */
@FunctionalInterface
public interface WorkLog {
  /**
   * A sign of work.
   *
   * @param annotations on which; with several, on whichever the user was working
   * @param timestamp when by the clock of the user, in milliseconds since the epoch; null for now
   */
  void worked(CurrentUser user, Collection<ObjectId> annotations, @Nullable Long timestamp);
}
