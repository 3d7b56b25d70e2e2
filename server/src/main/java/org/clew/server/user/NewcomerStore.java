package org.clew.server.user;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** People who join, any number of them in a few statements. */
final class NewcomerStore {

  /** Which of some addresses somebody has. */
  Set<String> takenEmails(Scope scope, Collection<String> emails) {
    // Addresses are unique across organizations: a person has one account.
    return scope
        .query(
            """
            SELECT email FROM accounts WHERE email = ANY(:emails) AND :organization IS NOT NULL
            """)
        .bind("emails", emails.toArray(String[]::new))
        .mapTo(String.class)
        .set();
  }

  /** The teams of some names that exist, kept from being deleted until the transaction ends. */
  Map<String, ObjectId> teamsByName(Scope scope, Collection<String> names) {
    Map<String, ObjectId> teams = new HashMap<>();
    scope
        .query(
            """
            SELECT id, name FROM teams
            WHERE name = ANY(:names) AND organization_id = :organization AND deleted IS NULL
            ORDER BY id
            FOR SHARE
            """)
        .bind("names", names.toArray(String[]::new))
        .map((row, context) -> Map.entry(row.getString("name"), Columns.id(row, "id")))
        .forEach(team -> teams.put(team.getKey(), team.getValue()));
    return teams;
  }

  /** Answers how many there are now: less than given if an address was taken meanwhile. */
  int insertAccounts(Scope scope, List<Newcomer> newcomers, Instant now) {
    // In one order, so that two who let the same people in never wait for each other.
    return scope
        .update(
            """
            INSERT INTO accounts (id, email, password_hash, created)
            SELECT account, email, "passwordHash", :now
            FROM jsonb_to_recordset(:newcomers::jsonb)
              AS newcomer (account text, email text, "passwordHash" text)
            WHERE EXISTS (SELECT FROM organizations WHERE id = :organization)
            ORDER BY email
            ON CONFLICT (email) DO NOTHING
            """)
        .bind("newcomers", Columns.jsonText(newcomers))
        .bind("now", Columns.moment(now))
        .execute();
  }

  void insertUsers(Scope scope, List<Newcomer> newcomers, Instant now) {
    scope
        .update(
            """
            INSERT INTO users (id, organization_id, account_id, first_name, last_name, is_admin,
              is_organization_owner, is_dataset_manager, last_activity, created)
            SELECT id, :organization, account, "firstName", "lastName",
              (roles ->> 'isAdmin')::boolean, (roles ->> 'isOrganizationOwner')::boolean,
              (roles ->> 'isDatasetManager')::boolean, :now, :now
            FROM jsonb_to_recordset(:newcomers::jsonb)
              AS newcomer (id text, account text, "firstName" text, "lastName" text, roles jsonb)
            """)
        .bind("newcomers", Columns.jsonText(newcomers))
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** Everybody joins the organization’s team, which its owners manage, and those they name. */
  void joinTeams(Scope scope, List<Newcomer> newcomers) {
    scope
        .update(
            """
            WITH newcomers AS (
              SELECT * FROM jsonb_to_recordset(:newcomers::jsonb)
                AS newcomer (id text, roles jsonb, teams jsonb))
            INSERT INTO team_members (user_id, team_id, organization_id, is_team_manager)
            SELECT newcomers.id, team.id, :organization, bool_or(team.manages)
            FROM newcomers, LATERAL (
              SELECT key AS id, value::boolean AS manages FROM jsonb_each_text(newcomers.teams)
              UNION ALL
              SELECT teams.id, (newcomers.roles ->> 'isOrganizationOwner')::boolean
              FROM teams
              WHERE teams.organization_id = :organization AND teams.is_organization_team) AS team
            GROUP BY newcomers.id, team.id
            """)
        .bind("newcomers", Columns.jsonText(newcomers))
        .execute();
  }

  void insertExperiences(Scope scope, List<Newcomer> newcomers) {
    scope
        .update(
            """
            WITH known AS (
              SELECT newcomer.id, key AS domain, value::integer AS value
              FROM jsonb_to_recordset(:newcomers::jsonb) AS newcomer (id text, experiences jsonb),
                jsonb_each_text(newcomer.experiences)),
            domains AS (
              INSERT INTO experience_domains (organization_id, domain)
              SELECT DISTINCT :organization, domain FROM known
              ORDER BY domain
              ON CONFLICT DO NOTHING)
            INSERT INTO experiences (user_id, organization_id, domain, value)
            SELECT id, :organization, domain, value FROM known
            """)
        .bind("newcomers", Columns.jsonText(newcomers))
        .execute();
  }
}
