package org.clew.server.user;

import io.javalin.http.HandlerType;
import org.clew.model.wire.WireNewUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of users. */
public final class UserRoutes implements Routes {
  private final Users users;
  private final NewUsers newUsers;
  private final UserChanges changes;

  /** Over the use cases. */
  public UserRoutes(Users users, NewUsers newUsers, UserChanges changes) {
    this.users = users;
    this.newUsers = newUsers;
    this.changes = changes;
  }

  @Override
  public void describe(Api api) {
    UserApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/user", request -> Reply.json(users.current(request.user())));
    router.get(
        "/users",
        request ->
            Reply.json(
                users.list(
                    request.user(),
                    new Users.Filter(
                        request.optionalFlag("isEditable"),
                        request.optionalFlag("isTeamManagerOrAdmin"),
                        request.optionalFlag("isAdmin")))));
    router.get("/users/{id}", request -> Reply.json(users.get(request.user(), request.id("id"))));
    router.patch(
        "/users/{id}",
        request ->
            Reply.json(
                changes.change(
                    request.user(), request.id("id"), request.body(WireUserChange.class))));
    router.own(
        HandlerType.POST,
        "/users",
        request -> Reply.json(newUsers.create(request.user(), request.body(WireNewUser.class))));
  }
}
