package org.clew.model.wire;

import java.util.List;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of people ({@code POST /api/clew/v1/users/import}).
 *
 * @param dryRun whether it was only looked at
 * @param users who joined, or would have joined, in the order of the file
 */
public record WireUserImport(boolean dryRun, List<Imported> users) {
  /** Copies the list. */
  public WireUserImport {
    users = List.copyOf(users);
  }

  /**
   * One of them.
   *
   * @param line where they stand in the file
   * @param id of the user; null if the file was only looked at
   * @param email the address that signs in
   * @param firstName given name
   * @param lastName family name
   * @param passwordToken with which they set their password; null if the file gives one, or was
   *     only looked at
   */
  public record Imported(
      long line,
      @Nullable ObjectId id,
      String email,
      String firstName,
      String lastName,
      @Nullable WireOneTimeToken passwordToken) {}
}
