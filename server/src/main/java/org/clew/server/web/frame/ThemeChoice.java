package org.clew.server.web.frame;

import org.clew.server.user.Preferences;

/** The choice between light and dark, on top of every page. */
public final class ThemeChoice implements WebPage {
  private final Preferences preferences;

  /** Over the preferences. */
  public ThemeChoice(Preferences preferences) {
    this.preferences = preferences;
  }

  @Override
  public void register(PageRouter pages) {
    pages.post(
        "/theme",
        visit -> {
          preferences.setTheme(visit.user(), visit.text("theme"));
          return visit.redirect(OwnPath.ofAddress(visit.request().header("Referer")));
        });
  }
}
