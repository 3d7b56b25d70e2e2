package org.clew.server.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
 * Reads the files of an upload, several at a time: while one is forced to disk, another is parsed.
 */
final class FileReading {
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Reception reception;
  private final Contents contents;
  private final int most;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean isGivenUp = new AtomicBoolean();

  private FileReading(Reception reception, Contents contents, int most) {
    this.reception = reception;
    this.contents = contents;
    this.most = most;
  }

  /**
   * Reads them, and stages what is in them.
   *
   * @param most how many tasks there may be
   * @return in the order of the files and of what is in them; to be closed
   */
  static List<FileItem> read(
      Reception reception, Contents contents, List<UploadedFile> files, int most) {
    return new FileReading(reception, contents, most).read(files);
  }

  private List<FileItem> read(List<UploadedFile> files) {
    List<Future<List<FileItem>>> readings = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, files.size()), Thread.ofVirtual().name("reading").factory())) {
      for (UploadedFile file : files) {
        readings.add(workers.submit(() -> readUnlessGivenUp(file)));
      }
    }
    return collected(readings);
  }

  private List<FileItem> readUnlessGivenUp(UploadedFile file) throws IOException {
    if (isGivenUp.get()) {
      return List.of();
    }
    List<FileItem> items = new ArrayList<>();
    boolean isComplete = false;
    try {
      List<Found> found = reception.find(file.name(), file.path());
      if (count.addAndGet(found.size()) > most) {
        throw TaskCreation.tooMany(most);
      }
      for (Found each : found) {
        items.add(reception.read(List.of(each), read -> item(read.getFirst())));
      }
      isComplete = true;
      return items;
    } finally {
      if (!isComplete) {
        isGivenUp.set(true);
        items.forEach(FileItem::close);
      }
    }
  }

  /** All of them are done; the first failure in the order of the files is told. */
  private static List<FileItem> collected(List<Future<List<FileItem>>> readings) {
    List<FileItem> items = new ArrayList<>();
    Throwable failure = null;
    for (Future<List<FileItem>> reading : readings) {
      try {
        items.addAll(reading.get());
      } catch (ExecutionException failed) {
        failure = failure == null ? failed.getCause() : failure;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        failure = interrupted;
      }
    }
    if (failure == null) {
      return items;
    }
    items.forEach(FileItem::close);
    throw switch (failure) {
      case RuntimeException known -> known;
      case Error error -> throw error;
      case IOException unreadable -> new UncheckedIOException(unreadable);
      default -> new IllegalStateException(failure);
    };
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
