package org.clew.server.script;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireScriptParameters;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.user.UserStore;
import org.jspecify.annotations.Nullable;

/** Makes, lists and changes scripts. */
public final class Scripts {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. ß-]+");
  private static final int SHORTEST_NAME = 2;
  private static final int LONGEST_NAME = 50;
  // Without controls or blanks: the address becomes a link.
  private static final Pattern GIST =
      Pattern.compile("https?://[a-z0-9_.-]+[^\\s\\p{Cntrl}]*", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final ScriptStore store = new ScriptStore();
  private final UserStore users = new UserStore();

  /** With the sources of ids and time. */
  public Scripts(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of the organization. */
  public Part<WireScript> list(CurrentUser user, Page page) {
    return database.read(user.organization(), scope -> store.list(scope, page));
  }

  public WireScript get(CurrentUser user, ObjectId id) {
    return database.read(user.organization(), scope -> wired(scope, id));
  }

  public WireScript create(CurrentUser user, WireScriptParameters parameters) {
    Right.CREATE_SCRIPT.check(user, Subject.ORGANIZATION);
    if (!parameters.owner().equals(user.id())) {
      throw Failure.forbidden();
    }
    ScriptRow script = checked(ids.next(), parameters);
    return database.write(
        user.organization(),
        scope -> {
          store.insert(scope, script, clock.instant());
          events.created(scope, user.id(), "script.created", script.id(), script.facts());
          return wired(scope, script.id());
        });
  }

  public WireScript update(CurrentUser user, ObjectId id, WireScriptParameters parameters) {
    return database.write(
        user.organization(),
        scope -> {
          ScriptRow before =
              owned(
                  scope,
                  user,
                  id,
                  "You do not have permission to update this script. Please ask the script owner.");
          ScriptRow after = checked(id, parameters);
          if (users.compact(scope, List.of(after.owner())).isEmpty()) {
            throw Failure.notFound("User", after.owner());
          }
          store.update(scope, after);
          events.changed(scope, user.id(), "script.changed", id, before.facts(), after.facts());
          return wired(scope, id);
        });
  }

  public void delete(CurrentUser user, ObjectId id) {
    database.write(
        user.organization(),
        scope -> {
          ScriptRow script =
              owned(
                  scope,
                  user,
                  id,
                  "You do not have permission to delete this script. Please ask the script owner.");
          Map<String, @Nullable Object> facts = new LinkedHashMap<>(script.facts());
          facts.put("tasks", store.clearFromTasks(scope, id));
          store.delete(scope, id, clock.instant());
          events.deleted(scope, user.id(), "script.deleted", id, facts);
          return script;
        });
  }

  private ScriptRow owned(Scope scope, CurrentUser user, ObjectId id, String refusal) {
    ScriptRow script = store.lock(scope, id).orElseThrow(() -> Failure.notFound("Script", id));
    Right.EDIT_SCRIPT.check(user, Subject.ofOwner(script.owner()), refusal);
    return script;
  }

  private WireScript wired(Scope scope, ObjectId id) {
    WireScript script = store.byIds(scope, List.of(id)).get(id);
    if (script == null) {
      throw Failure.notFound("Script", id);
    }
    return script;
  }

  private static ScriptRow checked(ObjectId id, WireScriptParameters parameters) {
    String name = parameters.name();
    if (!NAME.matcher(name).matches()) {
      throw Failure.badRequest(
          ("Script name “%s” is invalid. Please use only letters, digits, dots, space,"
                  + " underscores, hyphens.")
              .formatted(name));
    }
    if (name.length() < SHORTEST_NAME || name.length() > LONGEST_NAME) {
      throw Failure.badRequest(
          "Script name “%s” is invalid. It needs %d to %d characters."
              .formatted(name, SHORTEST_NAME, LONGEST_NAME));
    }
    if (!GIST.matcher(parameters.gist()).matches()) {
      throw Failure.badRequest(
          "Script gist “%s” is invalid. It must be an address like https://host/path."
              .formatted(parameters.gist()));
    }
    return new ScriptRow(id, name, parameters.gist(), parameters.owner());
  }
}
