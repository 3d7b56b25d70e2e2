package org.clew.server.script;

import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireScriptParameters;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of scripts say of themselves. */
final class ScriptApi {
  private ScriptApi() {}

  static void describe(Api api) {
    Section scripts =
        api.section("Scripts", "Addresses of scripts that annotators of a task load.");
    scripts.get("/scripts", "All of the organization").pagedByKey().givesList(WireScript.class);
    scripts
        .post("/scripts", "Makes a script of one’s own")
        .may(Right.CREATE_SCRIPT)
        .takes(WireScriptParameters.class)
        .gives(WireScript.class);
    scripts.get("/scripts/{id}", "A script").gives(WireScript.class);
    scripts
        .put("/scripts/{id}", "Changes a script, or hands it over")
        .may(Right.EDIT_SCRIPT)
        .takes(WireScriptParameters.class)
        .gives(WireScript.class);
    scripts.delete("/scripts/{id}", "Deletes a script, also from its tasks").may(Right.EDIT_SCRIPT);
  }
}
