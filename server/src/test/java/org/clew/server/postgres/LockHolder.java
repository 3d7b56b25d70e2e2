package org.clew.server.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.clew.server.failure.StartFailure;

/** Opens a data directory, says so, and holds it until it is killed; or says why it cannot. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
      System.out.println("open " + data.path().getFileName());
      int _ = System.in.read();
    } catch (StartFailure refused) {
      System.out.println(refused.getMessage());
    }
  }
}
