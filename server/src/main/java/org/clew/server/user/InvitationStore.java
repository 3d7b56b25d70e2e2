package org.clew.server.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireOpenInvitation;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import tools.jackson.core.type.TypeReference;

/** Invitations. */
final class InvitationStore {
  private static final TypeReference<Map<String, Boolean>> TEAMS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> EXPERIENCES = new TypeReference<>() {};

  void insert(Scope scope, InvitationRow invitation, byte[] hash, ObjectId issuer) {
    scope
        .update(
            """
            INSERT INTO invitations (id, organization_id, hash, email, is_admin, is_dataset_manager,
              teams, experiences, issuer_id, created, expires)
            VALUES (:id, :organization, :hash, :email, :isAdmin, :isDatasetManager,
              :teams::jsonb, :experiences::jsonb, :issuer, :created, :expires)
            """)
        .bind("id", invitation.id())
        .bind("hash", hash)
        .bind("email", invitation.email())
        .bind("isAdmin", invitation.roles().isAdmin())
        .bind("isDatasetManager", invitation.roles().isDatasetManager())
        .bind("teams", Columns.jsonText(invitation.teams()))
        .bind("experiences", Columns.jsonText(invitation.experiences()))
        .bind("issuer", issuer)
        .bind("created", Columns.moment(Instant.ofEpochMilli(invitation.created())))
        .bind("expires", Columns.moment(Instant.ofEpochMilli(invitation.expires())))
        .execute();
  }

  /** Those that can still be accepted, newest first. */
  List<InvitationRow> open(Scope scope, Instant now) {
    return scope
        .query(
            """
            SELECT * FROM invitations
            WHERE organization_id = :organization AND used IS NULL AND expires > :now
            ORDER BY id DESC
            """)
        .bind("now", Columns.moment(now))
        .map((row, context) -> read(row))
        .list();
  }

  /** Takes one back; false if it is not there, or used. */
  boolean revoke(Scope scope, ObjectId id, Instant now) {
    return scope
            .update(
                """
                UPDATE invitations SET used = :now
                WHERE id = :id AND organization_id = :organization AND used IS NULL
                """)
            .bind("id", id)
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  String organizationName(Scope scope) {
    return scope
        .query("SELECT name FROM organizations WHERE id = :organization")
        .mapTo(String.class)
        .one();
  }

  /** What can be accepted with a secret. */
  Optional<WireOpenInvitation> byHash(Unscoped all, byte[] hash, Instant now) {
    return all.query(
            """
            SELECT organizations.id, organizations.name, invitations.email, invitations.expires
            FROM invitations JOIN organizations ON organizations.id = invitations.organization_id
            WHERE invitations.hash = :hash AND invitations.used IS NULL
              AND invitations.expires > :now
            """)
        .bind("hash", hash)
        .bind("now", Columns.moment(now))
        .map((row, context) ->
            new WireOpenInvitation(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                Columns.millis(row, "expires")))
        .findOne();
  }

  /**
   * Uses one up; empty if it is not good, someone else was faster, or the admin who made it is none
   * any more.
   */
  Optional<InvitationRow> use(Scope scope, byte[] hash, Instant now) {
    return scope
        .query(
            """
            UPDATE invitations SET used = :now
            FROM users AS issuer
            WHERE hash = :hash AND invitations.organization_id = :organization
              AND used IS NULL AND expires > :now
              AND issuer.id = invitations.issuer_id AND issuer.is_active AND issuer.is_admin
            RETURNING invitations.*
            """)
        .bind("hash", hash)
        .bind("now", Columns.moment(now))
        .map((row, context) -> read(row))
        .findOne();
  }

  void setUser(Scope scope, ObjectId invitation, ObjectId user) {
    scope
        .update(
            """
            UPDATE invitations SET user_id = :user
            WHERE id = :invitation AND organization_id = :organization
            """)
        .bind("invitation", invitation)
        .bind("user", user)
        .execute();
  }

  /** Those of some teams that are still there. */
  Set<ObjectId> existingTeams(Scope scope, Collection<ObjectId> teams) {
    return scope
        .query(
            """
            SELECT id FROM teams
            WHERE id = ANY(:teams::text[]) AND organization_id = :organization AND deleted IS NULL
            """)
        .bind("teams", Columns.idArray(teams))
        .map((row, context) -> Columns.id(row, "id"))
        .set();
  }

  private static InvitationRow read(ResultSet row) throws SQLException {
    Map<ObjectId, Boolean> teams = new HashMap<>();
    Columns.json(row, "teams", TEAMS)
        .forEach((team, manages) -> teams.put(new ObjectId(team), manages));
    return new InvitationRow(
        Columns.id(row, "id"),
        row.getString("email"),
        new UserRoles(row.getBoolean("is_admin"), false, row.getBoolean("is_dataset_manager")),
        teams,
        Columns.json(row, "experiences", EXPERIENCES),
        Columns.millis(row, "created"),
        Columns.millis(row, "expires"));
  }
}
