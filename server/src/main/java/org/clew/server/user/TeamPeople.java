package org.clew.server.user;

import java.util.List;
import org.clew.model.ObjectId;

/**
 * Who is in a team.
 *
 * @param members how many active people, managers too
 * @param managers the names of those who manage it
 */
public record TeamPeople(ObjectId team, long members, List<String> managers) {
  /** Copies the names. */
  public TeamPeople {
    managers = List.copyOf(managers);
  }
}
