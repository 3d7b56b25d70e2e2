package org.clew.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clew.client.Annotation;
import org.clew.client.AnnotationInfo;
import org.clew.client.Clew;
import org.clew.client.DownloadOptions;
import org.clew.client.NewTasks;
import org.clew.client.Ref;
import org.clew.model.TaskExperience;

/** A program with little memory, which sends and fetches an annotation with much voxels. */
final class LargeAnnotation {
  private LargeAnnotation() {}

  /** Address, the admin’s password, archive, type, project, and a directory for what comes back. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    Clew clew = Clew.signIn(URI.create(arguments[0]), "admin@lab.org", arguments[1]);
    Path archive = Path.of(arguments[2]);
    Path directory = Path.of(arguments[5]);
    NewTasks tasks =
        new NewTasks(
            Ref.id(arguments[3]), Ref.name(arguments[4]), new TaskExperience(arguments[4], 1));

    AnnotationInfo uploaded = clew.annotations().upload(Annotation.load(archive));
    try (Annotation back = uploaded.content()) {
      back.volumeLayers().get(0).saveVoxels(directory.resolve("downloaded.zip"));
      uploaded.submit(back);
    }
    clew.annotations().download(uploaded, directory.resolve("whole.zip"), DownloadOptions.ALL);
    clew.tasks().createFromFiles(tasks, List.of(archive)).orThrow();
    clew.work().requestTask().annotation().orElseThrow().finish();
    try (Stream<Annotation> finished = clew.projects().openAnnotations(Ref.name(arguments[4]))) {
      finished.forEach(
          one -> one.volumeLayers().get(0).saveVoxels(directory.resolve("finished.zip")));
    }
    System.out.println("All of it came back.");
  }
}
