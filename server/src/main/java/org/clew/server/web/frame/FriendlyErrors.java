package org.clew.server.web.frame;

import java.util.List;
import org.clew.server.failure.Failure;
import org.clew.server.http.ErrorPage;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;

/** Tells people what went wrong with a page, and what they can do. */
public final class FriendlyErrors implements ErrorPage {
  private final Frames frames;

  /** In the frame of all pages. */
  public FriendlyErrors(Frames frames) {
    this.frames = frames;
  }

  /**
   * What the page of an error shows.
   *
   * @param status for those who report it
   * @param headline in a few words
   * @param message what is wrong
   * @param details more of it
   * @param advice what to do
   */
  public record View(
      int status, String headline, String message, List<String> details, String advice) {}

  @Override
  public Reply show(Request request, int status, Failure failure) {
    Visit visit = new Visit(request, frames);
    if (status == 401) {
      String here = request.isChange() ? request.header("Referer") : request.pathAndQuery();
      String partial = request.header("HX-Current-URL");
      return visit.redirect(
          OwnPath.signIn(OwnPath.ofAddress(visit.isPartial() && partial != null ? partial : here)));
    }
    Flash flash = Flash.bad(failure);
    View view =
        new View(status, headline(status), failure.getMessage(), flash.details(), advice(status));
    Reply page =
        visit.isPartial()
            ? visit
                .page("frame/flash-part.jte", view.headline(), flash)
                .with("HX-Retarget", "#flash")
                .with("HX-Reswap", "innerHTML")
            : visit.page("frame/error.jte", view.headline(), view);
    return failure
        .retryAfter()
        .map(wait -> page.with("Retry-After", Long.toString(wait.toSeconds())))
        .orElse(page)
        .withStatus(status);
  }

  private static String headline(int status) {
    return switch (status) {
      case 403 -> "That is not for you";
      case 404 -> "There is nothing here";
      case 409, 412, 428 -> "Someone else was quicker";
      case 413 -> "That is too large";
      case 429 -> "Too often";
      case 503 -> "Not at the moment";
      default -> status >= 500 ? "That went wrong" : "That did not work";
    };
  }

  private static String advice(int status) {
    return switch (status) {
      case 403 -> "If you need it, ask an admin of your organization for the right to it.";
      case 404 -> "It may have been deleted, or the address may be wrong.";
      case 409, 412, 428, 429, 503 -> "Go back, load the page again, and try once more.";
      default ->
          status >= 500
              ? "Nothing was changed. Try again; if it stays, tell an admin the number."
              : "Nothing was changed. Go back, and try again.";
    };
  }
}
