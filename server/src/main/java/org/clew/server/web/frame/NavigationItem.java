package org.clew.server.web.frame;

import java.util.function.Predicate;
import org.clew.server.http.CurrentUser;

/**
 * A link on top of every page.
 *
 * @param path where it leads; pages below belong to it
 * @param label its text
 * @param isFor whom it is shown
 */
public record NavigationItem(String path, String label, Predicate<CurrentUser> isFor) {
  /** For everybody who is signed in. */
  public static NavigationItem forAll(String path, String label) {
    return new NavigationItem(path, label, user -> true);
  }

  /** For those who manage a team, and admins. */
  public static NavigationItem forManagers(String path, String label) {
    return new NavigationItem(path, label, user -> user.isAdmin() || user.isManagerOfAnyTeam());
  }
}
