package org.clew.server.web.frame;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Request;
import org.clew.server.time.Zones;
import org.clew.server.user.Preferences;
import org.jspecify.annotations.Nullable;

/** Makes what stands around pages. */
public final class Frames {
  private final Clock clock;
  private final Zones zones;
  private final Preferences preferences;
  private final Assets assets;
  private final List<NavigationItem> navigation;

  /** With the links of all pages. */
  public Frames(
      Clock clock,
      Zones zones,
      Preferences preferences,
      Assets assets,
      List<NavigationItem> navigation) {
    this.clock = clock;
    this.zones = zones;
    this.preferences = preferences;
    this.assets = assets;
    this.navigation = List.copyOf(navigation);
  }

  Words words(@Nullable CurrentUser user) {
    ZoneId zone = user == null ? ZoneId.of("UTC") : zones.of(user);
    return new Words(clock.instant(), zone);
  }

  Frame frame(Request request, String title, Words words) {
    CurrentUser user = request.optionalUser();
    return new Frame(
        title,
        user,
        user == null ? "auto" : preferences.theme(user),
        user == null ? List.of() : links(user, request.path()),
        Flash.read(request.cookie(Flash.COOKIE)),
        user == null ? "" : FormToken.of(request.secret()),
        assets,
        words);
  }

  private List<Frame.Link> links(CurrentUser user, String path) {
    return navigation.stream()
        .filter(item -> item.isFor().test(user))
        .map(item -> new Frame.Link(item.path(), item.label(), isBelow(path, item.path())))
        .toList();
  }

  private static boolean isBelow(String path, String item) {
    return path.equals(item) || (!item.equals("/") && path.startsWith(item + "/"));
  }
}
