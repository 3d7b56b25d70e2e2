package org.clew.server.dataset;

import java.util.List;
import java.util.Optional;

/** Where the files of a dataset lie. Paths are relative to it, with slashes. */
sealed interface Place permits DatasetDirectory, RemoteDirectory {

  /** What the dataset is called without a name of its own. */
  String name();

  /** Its name among the datasets of an organization. */
  String directoryName();

  /** Where it lies, as whoever registers it would write it. */
  String location();

  /** The content of a small file; empty if there is none. One that is too large is a failure. */
  Optional<byte[]> content(String file);

  /** Whether something is known to lie there; not every place can tell. */
  boolean holds(String path);

  /** The names of the directories right below one, sorted; none where they cannot be listed. */
  List<String> directories(String directory);

  /** The same of files. */
  List<String> files(String directory);

  /** A path, relative or not, as documents say it; empty if it leads elsewhere. */
  Optional<String> documented(String path);

  /** Where was looked so far and how it went, a sentence behind a blank, for a refusal. */
  String account();
}
