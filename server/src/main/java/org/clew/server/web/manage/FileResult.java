package org.clew.server.web.manage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation;
import org.clew.server.content.Intake;
import org.clew.server.http.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, or of one in an archive.
 *
 * @param name of the file; empty if the reason names it
 * @param task the address of what was made of it, or null
 * @param reason why nothing was, or empty
 */
public record FileResult(String name, @Nullable String task, String reason) {
  static List<FileResult> of(List<UploadedFile> files, WireTaskCreation creation) {
    List<FileResult> results = new ArrayList<>();
    Iterator<String> names = namesOfItems(files, creation.tasks().size());
    for (WireTaskCreation.Item item : creation.tasks()) {
      String name = names.hasNext() ? names.next() : "";
      WireTask task = item.success();
      results.add(
          task == null
              ? new FileResult(name, null, Objects.requireNonNull(item.error()))
              : new FileResult(
                  Objects.requireNonNullElse(task.creationInfo(), name),
                  "/tasks/" + task.id(),
                  ""));
    }
    files.stream()
        .filter(file -> !Intake.isCalledLikeOne(file.name()))
        .forEach(file ->
            results.add(
                new FileResult(
                    file.name(),
                    null,
                    "It was left out: its name ends neither in .nml nor .zip.")));
    return results;
  }

  /** The names of files in the order of what became of them; none if some were archives. */
  private static Iterator<String> namesOfItems(List<UploadedFile> files, int items) {
    List<String> names =
        files.stream().map(UploadedFile::name).filter(Intake::isCalledLikeOne).toList();
    boolean isOneEach =
        names.size() == items
            && names.stream().allMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".nml"));
    return isOneEach ? names.iterator() : Collections.emptyIterator();
  }
}
