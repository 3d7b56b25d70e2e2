package org.clew.server.auth;

import org.clew.model.Visibility;
import org.clew.server.http.CurrentUser;

/** Who of an organization may look at an annotation of it. */
public final class Viewing {
  private Viewing() {}

  /** Whether someone may, by its visibility, its team and its owner. */
  public static boolean isAllowed(CurrentUser asking, Visibility visibility, Subject subject) {
    return switch (visibility) {
      case PUBLIC, INTERNAL -> true;
      case PRIVATE -> Right.FINISH_INSTANCE.isHeldBy(asking, subject);
    };
  }
}
