package org.clew.server.web.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/** A request for a page, or with a form of one. */
public final class Visit {
  private final Request request;
  private final Frames frames;
  private @Nullable Words words;

  Visit(Request request, Frames frames) {
    this.request = request;
    this.frames = frames;
  }

  /** The request itself. */
  public Request request() {
    return request;
  }

  /** Who is looking; nobody is a failure, which leads to the page to sign in. */
  public CurrentUser user() {
    return request.user();
  }

  /** The same, who must look after something; others are a failure. */
  public CurrentUser manager() {
    CurrentUser user = user();
    Right.OPEN_MANAGER_PAGES.check(
        user, Subject.ORGANIZATION, "This page is for people who manage a team, and for admins.");
    return user;
  }

  /** How numbers and times are written for them. */
  public Words words() {
    if (words == null) {
      words = frames.words(request.optionalUser());
    }
    return words;
  }

  /** What came in a field of the form, without blanks around it; empty if nothing. */
  public String text(String field) {
    String value = request.form(field);
    return value == null ? "" : value.strip();
  }

  /** All that came in fields of a name, such as boxes that were ticked. */
  public List<String> texts(String field) {
    return request.formAll(field);
  }

  /** What is asked for in the address, without blanks around it; empty if nothing. */
  public String query(String name) {
    String value = request.query(name);
    return value == null ? "" : value.strip();
  }

  /** What came in some fields, to be shown again. */
  public Form form(List<String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field, text(field)));
    return Form.of(values);
  }

  /** Whether a script asks for a part of the page only, to put it in place. */
  public boolean isPartial() {
    return request.header("HX-Request") != null;
  }

  /**
   * A page from a template, which takes a {@code frame} and a {@code view}.
   *
   * @param template below {@code src/main/jte}
   */
  public Reply page(String template, String title, Object view) {
    Frame frame = frames.frame(request, title, words());
    Reply page = Templates.page(template, frame, view);
    return frame.flash() == null ? page : page.with("Set-Cookie", Flash.forgotten());
  }

  /** The same for a form with something wrong. */
  public Reply refused(String template, String title, Object view) {
    // What a script gets it shows whatever its status.
    return page(template, title, view).withStatus(422);
  }

  /** Another page instead of this one. */
  public Reply redirect(String path) {
    return isPartial() ? Reply.empty().with("HX-Redirect", path) : Reply.seeOther(path);
  }

  /** Another page, which says what was done. */
  public Reply redirect(String path, Flash flash) {
    return redirect(path).with("Set-Cookie", flash.cookie());
  }

  /** Another page, which says why nothing was done. */
  public Reply redirect(String path, Failure failure) {
    return redirect(path, Flash.bad(failure));
  }
}
