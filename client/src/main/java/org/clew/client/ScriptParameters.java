package org.clew.client;

import org.jspecify.annotations.Nullable;

/**
 * What makes or changes a script.
 *
 * <pre>{@code
 * new ScriptParameters("proofreading helper", "https://gist.github.com/ada/5c3a");
 * }</pre>
 *
 * @param name 2 to 50 letters, digits, dots, spaces, underscores, hyphens; need not be unique
 * @param gist where the script lies, an {@code http} or {@code https} address
 * @param owner who may change it; null for oneself when it is made, for the present one later
 */
public record ScriptParameters(String name, String gist, @Nullable Ref<User> owner) {
  /** One’s own script. */
  public ScriptParameters(String name, String gist) {
    this(name, gist, null);
  }

  /** The same with another name. */
  public ScriptParameters withName(String newName) {
    return new ScriptParameters(newName, gist, owner);
  }

  /** The same lying elsewhere. */
  public ScriptParameters withGist(String newGist) {
    return new ScriptParameters(name, newGist, owner);
  }

  /** The same for someone else, who alone may change it from then on. */
  public ScriptParameters withOwner(Ref<User> newOwner) {
    return new ScriptParameters(name, gist, newOwner);
  }
}
