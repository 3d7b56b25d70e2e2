package org.clew.server.content;

import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.server.content.Contents.NamedFile;

/** An annotation in an uploaded file, or why there is none. */
public sealed interface Incoming extends AutoCloseable {
  /** The file’s name, for people; that of the archive goes before it if the archive has several. */
  String name();

  @Override
  default void close() {}

  /**
   * An annotation. Closing it takes away what was not kept.
   *
   * @param title the NML’s own name without suffix
   * @param nml what was traced
   * @param files those that the NML names and that came along, by the names it gives them
   */
  record Annotation(String name, String title, Nml nml, Map<String, NamedFile> files)
      implements Incoming {
    /** Copies the map. */
    public Annotation {
      files = Map.copyOf(files);
    }

    @Override
    public void close() {
      files.values().forEach(NamedFile::close);
    }
  }

  /**
   * Something that cannot be read.
   *
   * @param reason a sentence
   */
  record Unreadable(String name, String reason) implements Incoming {
    /** As upstream says it. */
    public String message() {
      return "Could not parse file “%s”: %s".formatted(name, reason);
    }
  }
}
