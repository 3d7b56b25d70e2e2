package org.clew.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlReader;

/** Reads uploaded files: NML, and archives of them. */
public final class Intake {
  /** Reads what it is given. */
  public Intake() {}

  /**
   * Hands over every annotation in a file, one after the other; whoever takes it closes it.
   *
   * @param name of the file, for people
   */
  public void read(String name, Path file, Consumer<Incoming> taker) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      taker.accept(new Incoming.Annotation(name, NmlReader.read(in), Map.of()));
    } catch (NmlException bad) {
      taker.accept(new Incoming.Unreadable(name, String.valueOf(bad.getMessage())));
    }
  }
}
