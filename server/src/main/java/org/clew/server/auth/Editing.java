package org.clew.server.auth;

import org.clew.model.CollaborationMode;
import org.clew.model.Visibility;
import org.clew.server.http.CurrentUser;

/** Who of an organization may change an annotation of it. */
public final class Editing {
  private Editing() {}

  /** Whether someone may: its owner, and if it is shared for that, whoever may look at it. */
  public static boolean isAllowed(
      CurrentUser asking, CollaborationMode mode, Visibility visibility, Subject subject) {
    return Right.UPDATE_INSTANCE.isHeldBy(asking, subject)
        || (mode.othersMayEdit() && Viewing.isAllowed(asking, visibility, subject));
  }
}
