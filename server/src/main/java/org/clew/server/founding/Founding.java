package org.clew.server.founding;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser;
import org.clew.server.auth.Tokens;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.clew.server.team.Teams;
import org.clew.server.user.NewUsers;

/** Makes organizations: the one thing that no user of one can do. */
public final class Founding {
  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final Teams teams;
  private final NewUsers users;
  private final Tokens tokens;
  private final OrganizationStore store = new OrganizationStore();

  /** With the sources of ids and time. */
  public Founding(
      Database database, Ids ids, Clock clock, Teams teams, NewUsers users, Tokens tokens) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.teams = teams;
    this.users = users;
    this.tokens = tokens;
  }

  /**
   * Founds an organization with its first admin.
   *
   * @return a token of the admin
   */
  public String found(String organization, String name, WireNewUser founder) {
    return database.acrossOrganizations(all -> found(all, organization, name, founder));
  }

  /** The same if there is no organization yet; of several servers that try, one does it. */
  public Optional<String> foundFirst(String organization, String name, WireNewUser founder) {
    return database.acrossOrganizations(all -> {
      store.lock(all);
      return store.isThereAny(all)
          ? Optional.<String>empty()
          : Optional.of(found(all, organization, name, founder));
    });
  }

  /**
   * Founds an organization with whatever the work puts into it, all in one transaction, unless it
   * exists.
   *
   * @return whether it was founded
   */
  boolean foundWith(String organization, String name, Function<Scope, ?> work) {
    return database.acrossOrganizations(all -> {
      store.lock(all);
      if (store.isThere(all, organization)) {
        return false;
      }
      store.insert(all, organization, name, ids.next(), clock.instant());
      all.in(organization, work);
      return true;
    });
  }

  private String found(Unscoped all, String organization, String name, WireNewUser founder) {
    store.insert(all, organization, name, ids.next(), clock.instant());
    return all.in(
        organization,
        scope -> {
          teams.found(scope);
          ObjectId admin = users.found(scope, founder);
          return tokens.issueForScripts(scope, admin);
        });
  }
}
