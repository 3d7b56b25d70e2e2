package org.clew.server.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlParameters;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.content.Contents;
import org.clew.server.content.Found;
import org.clew.server.content.Incoming;
import org.clew.server.content.Reception;
import org.clew.server.content.TaskBox;
import org.clew.server.failure.Failure;
import org.clew.server.http.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of an upload. Archives are unpacked one after the other; what is in them is read
 * several at a time: while one NML is forced to disk, another is parsed.
 */
final class FileReading {
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Reception reception;
  private final Contents contents;
  private final List<Future<FileItem>> readings = new ArrayList<>();
  private final AtomicBoolean isGivenUp = new AtomicBoolean();

  private FileReading(Reception reception, Contents contents) {
    this.reception = reception;
    this.contents = contents;
  }

  /**
   * Reads them, and stages what is in them.
   *
   * @param most how many tasks there may be
   * @return in the order of the files and of what is in them; to be closed
   */
  static List<FileItem> read(
      Reception reception, Contents contents, List<UploadedFile> files, int most) {
    return new FileReading(reception, contents).read(files, most);
  }

  private List<FileItem> read(List<UploadedFile> files, int most) {
    boolean isComplete = false;
    try {
      submit(files, most);
      isComplete = true;
      return collected();
    } finally {
      if (!isComplete) {
        close();
      }
    }
  }

  /** When it returns, all that was submitted is done. */
  private void submit(List<UploadedFile> files, int most) {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("reading").factory())) {
      boolean isComplete = false;
      try {
        for (UploadedFile file : files) {
          List<Found> found = reception.find(file.name(), file.path());
          if (readings.size() + found.size() > most) {
            throw TaskCreation.tooMany(most);
          }
          found.forEach(each -> readings.add(workers.submit(() -> readUnlessGivenUp(each))));
        }
        isComplete = true;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      } finally {
        isGivenUp.compareAndSet(false, !isComplete);
      }
    }
  }

  private FileItem readUnlessGivenUp(Found found) throws IOException {
    if (isGivenUp.get()) {
      throw new CancellationException();
    }
    boolean isComplete = false;
    try {
      FileItem item = reception.read(List.of(found), read -> item(read.getFirst()));
      isComplete = true;
      return item;
    } finally {
      isGivenUp.compareAndSet(false, !isComplete);
    }
  }

  /** If one failed, the others were given up: that failure is told, and nothing is left. */
  private List<FileItem> collected() {
    List<Throwable> failures =
        readings.stream()
            .filter(reading -> reading.state() == Future.State.FAILED)
            .map(Future::exceptionNow)
            .sorted(Comparator.comparing(CancellationException.class::isInstance))
            .toList();
    if (failures.isEmpty()) {
      return readings.stream().map(Future::resultNow).toList();
    }
    close();
    throw switch (failures.getFirst()) {
      case RuntimeException known -> known;
      case Error error -> throw error;
      case IOException unreadable -> new UncheckedIOException(unreadable);
      case Throwable unknown -> new IllegalStateException(unknown);
    };
  }

  private void close() {
    readings.stream()
        .filter(reading -> reading.state() == Future.State.SUCCESS)
        .forEach(reading -> reading.resultNow().close());
  }

  private FileItem item(Incoming incoming) throws IOException {
    return switch (incoming) {
      case Incoming.Unreadable unreadable -> unreadable(unreadable);
      case Incoming.Annotation annotation -> item(annotation);
    };
  }

  private static FileItem unreadable(Incoming.Unreadable why) {
    return new FileItem.Unreadable(Failure.badRequest(why.message()));
  }

  private FileItem item(Incoming.Annotation annotation) throws IOException {
    NmlParameters parameters = annotation.nml().parameters();
    Vec3Int position;
    try {
      position = position(parameters);
    } catch (ArithmeticException outOfRange) {
      annotation.close();
      return unreadable(
          new Incoming.Unreadable(
              annotation.name(), "Its editPosition is beyond the range of whole numbers."));
    }
    NmlBoundingBox box = parameters.taskBoundingBox();
    return new FileItem.Parsed(
        annotation.name(),
        contents.stage(TaskBox.removedFrom(annotation.nml()), annotation.files(), Map.of()),
        parameters.experiment(),
        position,
        rotation(parameters),
        box == null ? null : box.box());
  }

  private static Vec3Int position(NmlParameters parameters) {
    @Nullable Vec3Double position = parameters.editPosition();
    return position == null ? Vec3Int.ZERO : position.round();
  }

  private static Vec3Double rotation(NmlParameters parameters) {
    @Nullable Vec3Double rotation = parameters.editRotation();
    return rotation == null ? Vec3Double.ZERO : rotation;
  }
}
