package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * What makes or changes a script.
 *
 * @param name 2 to 50 letters, digits, dots, spaces, underscores, hyphens
 * @param gist where the script lies, an {@code http} or {@code https} address
 * @param owner who may change it
 */
public record WireScriptParameters(String name, String gist, ObjectId owner) {
  /** Takes the values. */
  public WireScriptParameters {
    Required.present("name", name);
    Required.present("gist", gist);
    Required.present("owner", owner);
  }
}
