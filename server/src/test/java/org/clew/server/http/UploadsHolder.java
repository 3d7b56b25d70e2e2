package org.clew.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds a file of an upload, says so, and waits to be killed. */
final class UploadsHolder {
  private UploadsHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (Uploads uploads = Uploads.open(Path.of(arguments[0]), UploadLimits.DEFAULT)) {
      System.out.println(Files.writeString(uploads.newFile(), "a part"));
      int _ = System.in.read();
    }
  }
}
