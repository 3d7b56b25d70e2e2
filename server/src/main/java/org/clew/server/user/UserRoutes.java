package org.clew.server.user;

import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Listing;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Paths of users. */
public final class UserRoutes implements Routes {
  private static final int MOST_INFOS = 1000;

  private static final List<Column<WireUser>> COLUMNS =
      List.of(
          new Column<>("id", WireUser::id),
          new Column<>("email", WireUser::email),
          new Column<>("firstName", WireUser::firstName),
          new Column<>("lastName", WireUser::lastName),
          new Column<>("isAdmin", WireUser::isAdmin),
          new Column<>("isDatasetManager", WireUser::isDatasetManager),
          new Column<>("isActive", WireUser::isActive),
          new Column<>(
              "teams",
              user ->
                  user.teams().stream()
                      .map(WireTeamMembership::name)
                      .collect(Collectors.joining(", "))),
          new Column<>(
              "experiences",
              user ->
                  new TreeMap<>(user.experiences())
                      .entrySet().stream()
                          .map(each -> each.getKey() + ": " + each.getValue())
                          .collect(Collectors.joining(", "))),
          new Column<>("lastActivity", user -> Instant.ofEpochMilli(user.lastActivity())),
          new Column<>("created", user -> Instant.ofEpochMilli(user.created())));

  private final Users users;
  private final NewUsers newUsers;
  private final UserChanges changes;
  private final Preferences preferences;

  /** Over the use cases. */
  public UserRoutes(Users users, NewUsers newUsers, UserChanges changes, Preferences preferences) {
    this.users = users;
    this.newUsers = newUsers;
    this.changes = changes;
    this.preferences = preferences;
  }

  /** The body that names the task type used last. */
  record LastTaskType(@Nullable ObjectId lastTaskTypeId) {}

  @Override
  public void describe(Api api) {
    UserApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/user", request -> shown(users.current(request.user())));
    router.get("/users", this::list);
    router.get("/users/{id}", request -> shown(users.get(request.user(), request.id("id"))));
    router.patch("/users/{id}", this::change);
    router.put("/users/{id}/taskTypeId", this::setLastTaskType);
    router.put("/users/{id}/selectedTheme", this::setTheme);
    router.put("/users/{id}/novelUserExperienceInfos", this::setInfos);
    router.own(
        HandlerType.POST,
        "/users",
        request -> Reply.json(newUsers.create(request.user(), request.body(WireNewUser.class))));
  }

  private static Reply shown(ShownUser user) {
    return Reply.json(user.user()).with(user.tag());
  }

  private Reply list(Request request) {
    Users.Filter filter =
        new Users.Filter(
            request.optionalFlag("isEditable"),
            request.optionalFlag("isTeamManagerOrAdmin"),
            request.optionalFlag("isAdmin"));
    CurrentUser user = request.user();
    return Reply.list(
        request,
        request.keysetPage(),
        new Listing<>("users", COLUMNS, page -> users.list(user, filter, page)));
  }

  private Reply change(Request request) {
    CurrentUser user = request.user();
    return shown(
        changes.change(
            new UserChange(
                user,
                request.id("id"),
                request.body(WireUserChange.class),
                request.ifMatch(),
                request.clientAddress())));
  }

  private Reply setLastTaskType(Request request) {
    CurrentUser user = request.user();
    ObjectId type = request.body(LastTaskType.class).lastTaskTypeId();
    return shown(preferences.setLastTaskType(user, request.id("id"), type));
  }

  /** The theme alone, or in an object. */
  private Reply setTheme(Request request) {
    CurrentUser user = request.user();
    JsonNode body = request.body(JsonNode.class);
    JsonNode theme = body.isObject() ? body.path("selectedTheme") : body;
    return shown(
        preferences.setTheme(
            user, request.id("id"), Theme.of(theme.isString() ? theme.stringValue() : null)));
  }

  @SuppressWarnings("unchecked")
  private Reply setInfos(Request request) {
    CurrentUser user = request.user();
    Map<String, Object> infos = request.body(Map.class);
    if (infos.size() > MOST_INFOS) {
      throw Failure.badRequest("There are more than %d infos.".formatted(MOST_INFOS));
    }
    return shown(preferences.setNovelUserExperienceInfos(user, request.id("id"), infos));
  }
}
