package org.clew.server;

import java.time.Clock;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser;
import org.clew.server.auth.Tokens;
import org.clew.server.db.Columns;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
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

  Founding(Database database, Ids ids, Clock clock, Teams teams, NewUsers users, Tokens tokens) {
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
      all.query("SELECT pg_advisory_xact_lock(hashtext('clew.founding')) IS NULL")
          .mapTo(boolean.class)
          .one();
      boolean isFirst =
          all.query("SELECT NOT EXISTS (SELECT FROM organizations)").mapTo(boolean.class).one();
      return isFirst
          ? Optional.of(found(all, organization, name, founder))
          : Optional.<String>empty();
    });
  }

  private String found(Unscoped all, String organization, String name, WireNewUser founder) {
    all.update(
            """
            INSERT INTO organizations (id, name, root_folder_id, created)
            VALUES (:id, :name, :folder, :now)
            """)
        .bind("id", organization)
        .bind("name", name)
        .bind("folder", ids.next())
        .bind("now", Columns.moment(clock.instant()))
        .execute();
    return all.in(
        organization,
        scope -> {
          teams.found(scope);
          ObjectId admin = users.found(scope, founder);
          return tokens.issueForScripts(scope, admin);
        });
  }
}
