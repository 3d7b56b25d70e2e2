package org.clew.server.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.user.KeptTeamStore;
import org.jspecify.annotations.Nullable;

/** The teams whose members may read a dataset. */
final class AllowedTeams {
  private final RegistrationStore store = new RegistrationStore();
  private final KeptTeamStore keptTeams = new KeptTeamStore();

  /** Those that are wanted, or the organization’s; one that does not exist is a failure. */
  List<ObjectId> orOrganization(Scope scope, @Nullable List<ObjectId> wanted) {
    return wanted == null ? store.organizationTeam(scope) : existing(scope, wanted);
  }

  /** Each once, by id; one that does not exist is a failure. */
  List<ObjectId> existing(Scope scope, List<ObjectId> wanted) {
    Set<ObjectId> teams = new LinkedHashSet<>(wanted);
    if (teams.remove(null)) {
      throw Failure.badRequest("“allowedTeams” must be a list of ids.");
    }
    return keptTeams.keepAll(scope, teams);
  }

  void allow(Scope scope, ObjectId dataset, List<ObjectId> teams) {
    store.allow(scope, dataset, teams);
  }
}
