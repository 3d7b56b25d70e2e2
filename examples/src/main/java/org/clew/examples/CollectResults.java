package org.clew.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.clew.client.Clew;
import org.clew.client.Events;
import org.clew.model.ObjectId;

/**
 * Fetches results as they come in: whatever someone finishes is downloaded at once.
 *
 * <p>Set {@code WK_URL} and {@code WK_TOKEN}, the token of an admin. It runs until it is stopped.
 */
public final class CollectResults {
  private CollectResults() {}

  /** Fetches all that is finished from now on. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    Clew clew = Clew.fromEnvironment();
    Path directory = Files.createDirectories(Path.of("results"));
    try (Stream<Path> results = follow(clew, clew.events().latest(), directory)) {
      results.forEach(System.out::println);
    }
  }

  /**
   * The files, called as the server says, of what was and what will be finished after a place among
   * the events. A program that keeps the cursor of the last one goes on there when it starts again.
   */
  public static Stream<Path> follow(Clew clew, String after, Path directory) {
    Events finished = clew.events().of("instance.finished");
    return finished
        .follow(after)
        .map(event -> clew.annotations().byId(new ObjectId(event.subject())).download(directory));
  }
}
