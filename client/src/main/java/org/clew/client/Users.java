package org.clew.client;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCreatedUser;
import org.clew.model.wire.WireNewUser;
import org.clew.model.wire.WireUser;

/** The users of the organization. */
public final class Users {
  private final Clew clew;

  Users(Clew clew) {
    this.clew = clew;
  }

  /**
   * The user whose token this is ({@code GET /user}).
   *
   * @throws UnexpectedStatusException with status 401 without a valid token
   */
  public User current() {
    return user(clew.http().get(Route.of("/user")));
  }

  /**
   * One user ({@code GET /users/{id}}); for those who may change them.
   *
   * @throws UnexpectedStatusException if there is none or they are not visible
   */
  public User byId(ObjectId id) {
    return user(clew.http().get(Route.of("/users/{}", id)));
  }

  /** One user, by the text of an id. */
  public User byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * All users of the teams one manages, or of the organization for admins ({@code GET /users});
   * what the Python client calls {@code get_all_managed_users}.
   */
  public List<User> list() {
    return clew.http().get(Route.of("/users")).asListOf(WireUser.class).stream()
        .map(wire -> new User(clew, wire))
        .toList();
  }

  /**
   * Lets someone into the organization ({@code POST /api/clew/v1/users}); for admins, and only on
   * Clew’s own server.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because the address is taken
   */
  public CreatedUser create(NewUser user) {
    List<WireNewUser.Membership> teams =
        user.teams().entrySet().stream()
            .map(team ->
                new WireNewUser.Membership(
                    clew.teams().id(team.getKey()), team.getValue() == TeamRole.MANAGER))
            .toList();
    WireNewUser body =
        new WireNewUser(
            user.email(),
            user.firstName(),
            user.lastName(),
            user.password(),
            user.roles().contains(Role.ADMIN),
            user.roles().contains(Role.DATASET_MANAGER),
            teams,
            user.experiences());
    String password = user.password();
    Http http = password == null ? clew.http() : clew.http().hiding(password);
    WireCreatedUser created = http.post(Route.own("/users"), body).as(WireCreatedUser.class);
    return new CreatedUser(new User(clew, created.user()), created.password());
  }

  /**
   * The time that a user spent on annotations, month by month, oldest first; months without any are
   * left out ({@code GET /users/{id}/loggedTime}). For those who may change the user.
   *
   * @throws UnexpectedStatusException if there is none or they are not visible
   */
  public List<LoggedTime> loggedTimes(Ref<User> user) {
    Answer answer = clew.http().get(Route.of("/users/{}/loggedTime", RefByName.id(user)));
    return answer.as(LoggedTimes.class).read(answer);
  }

  /**
   * What someone would get if they asked for the next task, and why, or why nothing ({@code GET
   * /api/clew/v1/users/{id}/next}); for those who may change the user, and oneself; only on Clew’s
   * own server.
   *
   * @throws UnexpectedStatusException if there is none or they are not visible
   */
  public NextTask nextTask(Ref<User> user) {
    Answer answer = clew.http().get(Route.own("/users/{}/next", RefByName.id(user)));
    return NextTask.of(answer.as(NextTask.Wire.class));
  }

  User update(WireUser user) {
    return user(clew.http().patch(Route.of("/users/{}", user.id()), user));
  }

  private User user(Answer answer) {
    return new User(clew, answer.as(WireUser.class));
  }
}
