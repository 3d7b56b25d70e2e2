package org.clew.server.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAcceptance;
import org.clew.model.wire.WireInvitation;
import org.clew.model.wire.WireIssuedInvitation;
import org.clew.model.wire.WireNewInvitation;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireOpenInvitation;
import org.clew.server.auth.Passwords;
import org.clew.server.auth.Right;
import org.clew.server.auth.Secrets;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.mail.Mail;
import org.clew.server.mail.Outbox;
import org.jspecify.annotations.Nullable;

/** Invites people, who then choose names and passwords themselves. */
public final class Invitations {
  private static final int DAYS = 7;
  private static final int MOST_DAYS = 90;

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final Outbox outbox;
  private final Supplier<String> address;
  private final Newcomers newcomers;
  private final InvitationStore store = new InvitationStore();
  private final NewcomerStore people = new NewcomerStore();
  private final KeptTeamStore keptTeams = new KeptTeamStore();
  private final UserStore users = new UserStore();

  /** With the sources of ids and time, and the way and the address of links. */
  public Invitations(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      Outbox outbox,
      Supplier<String> address) {
    this.outbox = outbox;
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.address = address;
    this.newcomers = new Newcomers(events, clock);
  }

  /** Invites someone; by mail, if there is an address and a server for mail. */
  public WireIssuedInvitation invite(CurrentUser admin, WireNewInvitation wanted) {
    Right.INVITE_USER.check(admin, Subject.ORGANIZATION);
    InvitationRow invitation = invitation(wanted);
    String secret = Secrets.token();
    return database.write(
        admin.organization(),
        scope -> {
          String email = invitation.email();
          if (email != null && !people.takenEmails(scope, List.of(email)).isEmpty()) {
            throw EmailAddress.taken();
          }
          keptTeams.keepAll(scope, invitation.teams().keySet());
          store.insert(scope, invitation, Secrets.hash(secret), admin.id());
          events.created(
              scope, admin.id(), "invitation.created", invitation.id(), facts(invitation));
          String url = address.get() + "/join/" + secret;
          boolean isMailed = email != null && outbox.isOpen();
          if (email != null && isMailed) {
            outbox.queue(scope, mail(scope, admin, invitation, email, url));
          }
          return new WireIssuedInvitation(invitation.wire(), secret, url, isMailed);
        });
  }

  private Mail mail(
      Scope scope, CurrentUser admin, InvitationRow invitation, String email, String url) {
    String inviting = admin.firstName() + " " + admin.lastName();
    String organization = store.organizationName(scope);
    long days = Duration.ofMillis(invitation.expires() - invitation.created()).toDays();
    return new Mail(
        email,
        "%s invites you to “%s”".formatted(inviting, organization),
        """
        %s (%s) invites you to join “%s” on Clew, which hands out annotation tasks in 3D image \
        datasets.

        Choose your name and a password here:
        %s

        The link is good for %s, and for you alone. If you expected no invitation, do nothing.
        """
            .formatted(
                inviting, admin.email(), organization, url, days == 1 ? "1 day" : days + " days"));
  }

  private InvitationRow invitation(WireNewInvitation wanted) {
    int days = wanted.validForDays() == null ? DAYS : wanted.validForDays();
    if (days < 1 || days > MOST_DAYS) {
      throw Failure.badRequest(
          "An invitation is good for 1 to %d days, not %d.".formatted(MOST_DAYS, days));
    }
    Map<ObjectId, Boolean> teams = new HashMap<>();
    List<Membership> memberships = wanted.teams() == null ? List.of() : wanted.teams();
    memberships.forEach(team -> teams.put(team.id(), team.isTeamManager()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new InvitationRow(
        ids.next(),
        wanted.email() == null ? null : EmailAddress.of(wanted.email()),
        new UserRoles(
            Boolean.TRUE.equals(wanted.isAdmin()),
            false,
            Boolean.TRUE.equals(wanted.isDatasetManager())),
        teams,
        wanted.experiences() == null ? Map.of() : Experiences.checked(wanted.experiences()),
        now.toEpochMilli(),
        now.plus(Duration.ofDays(days)).toEpochMilli());
  }

  /** Those that can still be accepted, newest first. */
  public List<WireInvitation> open(CurrentUser admin) {
    Right.INVITE_USER.check(admin, Subject.ORGANIZATION);
    return database.read(admin.organization(), scope -> store.open(scope, clock.instant())).stream()
        .map(InvitationRow::wire)
        .toList();
  }

  /** Takes one back. */
  public void revoke(CurrentUser admin, ObjectId id) {
    Right.INVITE_USER.check(admin, Subject.ORGANIZATION);
    database.write(
        admin.organization(),
        scope -> {
          if (!store.revoke(scope, id, clock.instant())) {
            throw Failure.notFound("Invitation", id);
          }
          events.deleted(scope, admin.id(), "invitation.revoked", id, Map.of());
          return true;
        });
  }

  /** What someone who has the secret is invited to. */
  public WireOpenInvitation look(String secret) {
    byte[] hash = Secrets.hash(secret);
    return database
        .readAcrossOrganizations(all -> store.byHash(all, hash, clock.instant()))
        .orElseThrow(Invitations::notGood);
  }

  /** Lets the person in; answers how they are known now. */
  public ShownUser accept(String secret, WireAcceptance person) {
    WireOpenInvitation open = look(secret);
    String email = open.email() == null ? chosen(person.email()) : open.email();
    PersonName.check(person.firstName(), person.lastName());
    String passwordHash = Passwords.hash(person.password());
    return database.write(
        open.organization(),
        scope -> {
          InvitationRow invitation =
              store
                  .use(scope, Secrets.hash(secret), clock.instant())
                  .orElseThrow(Invitations::notGood);
          return join(scope, invitation, email, person, passwordHash);
        });
  }

  private ShownUser join(
      Scope scope,
      InvitationRow invitation,
      String email,
      WireAcceptance person,
      String passwordHash) {
    Newcomer newcomer =
        new Newcomer(
            ids.next(),
            ids.next(),
            email,
            person.firstName(),
            person.lastName(),
            invitation.roles(),
            passwordHash,
            remaining(scope, invitation.teams()),
            invitation.experiences());
    newcomers.join(scope, newcomer.id(), List.of(newcomer));
    store.setUser(scope, invitation.id(), newcomer.id());
    return users.byId(scope, newcomer.id()).orElseThrow().shownToThemselves();
  }

  /** Teams may have been deleted since. */
  private Map<ObjectId, Boolean> remaining(Scope scope, Map<ObjectId, Boolean> invited) {
    Set<ObjectId> existing = store.existingTeams(scope, invited.keySet());
    Map<ObjectId, Boolean> teams = new HashMap<>(invited);
    teams.keySet().retainAll(existing);
    return teams;
  }

  private static String chosen(@Nullable String email) {
    if (email == null) {
      throw Failure.badRequest("Invalid json format. “email” is missing.");
    }
    return EmailAddress.of(email);
  }

  private static Map<String, Object> facts(InvitationRow invitation) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("email", invitation.email());
    facts.put("isAdmin", invitation.roles().isAdmin());
    facts.put("isDatasetManager", invitation.roles().isDatasetManager());
    facts.put("teams", invitation.teams());
    facts.put("expires", invitation.expires());
    return facts;
  }

  private static Failure notGood() {
    return Failure.notFound(
        "This invitation is not good: it was accepted or taken back, or is too old. Please ask for"
            + " another one.");
  }
}
