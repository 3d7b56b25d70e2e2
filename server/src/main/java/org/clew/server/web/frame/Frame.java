package org.clew.server.web.frame;

import java.util.List;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around a page.
 *
 * @param title of the page
 * @param user who is looking, or null
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param navigation links on top
 * @param flash what was just done, or null
 * @param token for forms; empty if nobody is signed in
 * @param assets addresses of style and scripts
 * @param words how numbers and times are written
 */
public record Frame(
    String title,
    @Nullable CurrentUser user,
    String theme,
    List<Link> navigation,
    @Nullable Flash flash,
    String token,
    Assets assets,
    Words words) {
  /**
   * A link on top.
   *
   * @param isHere whether this page belongs to it
   */
  public record Link(String path, String label, boolean isHere) {}

  /** Copies the links. */
  public Frame {
    navigation = List.copyOf(navigation);
  }

  /** For the attribute of the page; null leaves the choice to the system. */
  public @Nullable String forcedTheme() {
    return theme.equals("auto") ? null : theme;
  }

  /** Headers that scripts send with forms, as JSON. */
  public String headers() {
    return "{\"%s\": \"%s\"}".formatted(FormToken.HEADER, token);
  }

  /** The name of who is looking. */
  public String userName() {
    return user == null ? "" : (user.firstName() + " " + user.lastName()).strip();
  }
}
