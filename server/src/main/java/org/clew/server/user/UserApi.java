package org.clew.server.user;

import java.util.Map;
import org.clew.model.wire.WireCreatedUser;
import org.clew.model.wire.WireNewUser;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of users say of themselves. */
final class UserApi {
  private UserApi() {}

  static void describe(Api api) {
    Section users = api.section("Users", "The people of an organization.");
    users.get("/user", "Oneself").givesTag().gives(WireUser.class);
    users
        .get("/users", "Those whom one may see")
        .query("isEditable", boolean.class, "only those whom one may change, or may not")
        .query("isTeamManagerOrAdmin", boolean.class, "only those who manage something, or nothing")
        .query("isAdmin", boolean.class, "only admins, or others")
        .pagedByKey()
        .givesList(WireUser.class)
        .inOtherForms();
    users.get("/users/{id}", "A user").givesTag().may(Right.READ_USER).gives(WireUser.class);
    users
        .patch("/users/{id}", "Changes a user; what of them depends on who asks")
        .may(Right.READ_USER)
        .takes(WireUserChange.class)
        .tagged()
        .also(429)
        .gives(WireUser.class);
    users
        .put("/users/{id}/taskTypeId", "Sets the task type used last")
        .may(Right.EDIT_LAST_TASK_TYPE)
        .takes(UserRoutes.LastTaskType.class)
        .givesTag()
        .gives(WireUser.class);
    users
        .put("/users/{id}/selectedTheme", "Sets the theme, a text alone or in an object")
        .may(Right.EDIT_PREFERENCES)
        .takes(Object.class)
        .givesTag()
        .gives(WireUser.class);
    users
        .put("/users/{id}/novelUserExperienceInfos", "Sets what pages remember")
        .may(Right.EDIT_PREFERENCES)
        .takes(Map.class)
        .givesTag()
        .gives(WireUser.class);
    users
        .own("POST", "/users", "Lets someone join the organization")
        .may(Right.CREATE_USER)
        .takes(WireNewUser.class)
        .gives(WireCreatedUser.class);
  }
}
