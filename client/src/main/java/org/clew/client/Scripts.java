package org.clew.client;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireScriptParameters;

/** The scripts of the organization. */
public final class Scripts {
  private final Clew clew;

  Scripts(Clew clew) {
    this.clew = clew;
  }

  /**
   * Makes a script ({@code POST /scripts}); for managers of any team, and for oneself only.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because of the name
   */
  public Script create(ScriptParameters parameters) {
    Ref<User> owner = parameters.owner() == null ? clew.users().current() : parameters.owner();
    return script(clew.http().post(Route.of("/scripts"), body(parameters, owner)));
  }

  /**
   * Changes a script ({@code PUT /scripts/{id}}); for its owner.
   *
   * @param parameters all of it as it is to be; start from {@link Script#parameters}
   * @throws NotAuthorizedException if it is someone else’s
   */
  public Script update(Ref<Script> script, ScriptParameters parameters) {
    // Only its owner may change it, and that is who asks.
    Ref<User> owner = parameters.owner() == null ? clew.users().current() : parameters.owner();
    Route route = Route.of("/scripts/{}", RefByName.id(script));
    return script(clew.http().put(route, body(parameters, owner)));
  }

  /**
   * One script ({@code GET /scripts/{id}}).
   *
   * @throws NotFoundException if there is none or it is not visible
   */
  public Script byId(ObjectId id) {
    return script(clew.http().get(Route.of("/scripts/{}", id)));
  }

  /** One script, by the text of an id. */
  public Script byId(String id) {
    return byId(new ObjectId(id));
  }

  /** All scripts of the organization ({@code GET /scripts}). */
  public List<Script> list() {
    return clew.http().get(Route.of("/scripts")).asListOf(WireScript.class).stream()
        .map(wire -> new Script(clew, wire))
        .toList();
  }

  /**
   * Deletes a script, and takes it from the tasks that have it ({@code DELETE /scripts/{id}}); for
   * its owner.
   *
   * @throws NotAuthorizedException if it is someone else’s
   */
  public void delete(Ref<Script> script) {
    clew.http().delete(Route.of("/scripts/{}", RefByName.id(script)));
  }

  private static WireScriptParameters body(ScriptParameters parameters, Ref<User> owner) {
    return new WireScriptParameters(parameters.name(), parameters.gist(), RefByName.id(owner));
  }

  private Script script(Answer answer) {
    return new Script(clew, answer.as(WireScript.class));
  }
}
