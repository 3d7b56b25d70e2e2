package org.clew.server.script;

import java.util.Map;
import org.clew.model.ObjectId;

/** A script as stored. */
record ScriptRow(ObjectId id, String name, String gist, ObjectId owner) {
  /** What events say about it. */
  Map<String, ?> facts() {
    return Map.of("name", name, "gist", gist, "owner", owner.value());
  }
}
