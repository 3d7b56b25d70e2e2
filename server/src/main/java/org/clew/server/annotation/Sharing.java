package org.clew.server.annotation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.user.KeptTeamStore;

/** Shares annotations: teams find them in their lists, others may change them. */
public final class Sharing {
  private static final String REFUSED = "You do not have permission to edit this annotation.";

  private final Database database;
  private final Events events;
  private final Annotations annotations;
  private final SharingStore store = new SharingStore();
  private final KeptTeamStore keptTeams = new KeptTeamStore();
  private final TransitionStore transitions = new TransitionStore();

  /** Over the annotations. */
  public Sharing(Database database, Events events, Annotations annotations) {
    this.database = database;
    this.events = events;
    this.annotations = annotations;
  }

  List<WireTeam> teams(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> own(user, annotations.accessible(scope, user, id)).sharedWith());
  }

  /** Shares it with some teams, and with no other. */
  List<WireTeam> share(CurrentUser user, ObjectId id, List<ObjectId> wanted) {
    Set<ObjectId> teams = new TreeSet<>(wanted);
    return database.write(
        user.organization(),
        scope -> {
          InstanceRow before = locked(scope, user, id);
          if (before.visibility() == Visibility.PRIVATE && !teams.isEmpty()) {
            throw Failure.badRequest(
                "A private annotation cannot be shared with teams. Change its visibility first.");
          }
          checkKnown(scope, user, teams);
          store.replace(scope, id, teams);
          InstanceRow after = annotations.found(scope, id);
          events.changed(
              scope,
              user.id(),
              before.eventKind("shared"),
              id,
              Map.of("teams", ids(before)),
              Map.of("teams", ids(after)));
          return after.sharedWith();
        });
  }

  void setMode(CurrentUser user, ObjectId id, CollaborationMode mode) {
    database.write(
        user.organization(),
        scope -> {
          InstanceRow before = locked(scope, user, id);
          store.setMode(scope, id, mode);
          events.changed(
              scope,
              user.id(),
              before.eventKind("edited"),
              id,
              Map.of("collaborationMode", before.collaboration().toString()),
              Map.of("collaborationMode", mode.toString()));
          return mode;
        });
  }

  private InstanceRow locked(Scope scope, CurrentUser user, ObjectId id) {
    transitions.lock(scope, id);
    return own(user, annotations.accessible(scope, user, id));
  }

  private static InstanceRow own(CurrentUser user, InstanceRow row) {
    Right.SHARE_ANNOTATION.check(user, row.subject(), REFUSED);
    return row;
  }

  /** Teams that the user is not in are nothing that they may know of. */
  private void checkKnown(Scope scope, CurrentUser user, Set<ObjectId> teams) {
    List<ObjectId> kept = keptTeams.keep(scope, teams);
    for (ObjectId team : teams) {
      if (!kept.contains(team) || !Right.READ_TEAM.isHeldBy(user, Subject.ofTeam(team))) {
        throw Failure.notFound("Team", team);
      }
    }
  }

  private static List<String> ids(InstanceRow row) {
    return row.sharedWith().stream().map(team -> team.id().value()).toList();
  }
}
