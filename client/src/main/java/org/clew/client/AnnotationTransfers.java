package org.clew.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.annotation.archive.ArchiveException;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlReader;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.wire.WireUploadedAnnotation;

/** Brings annotations from the server and to it, through files on the disk. */
record AnnotationTransfers(Clew clew) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

  /** An annotation that is downloaded from here. */
  Annotation read(Route route) {
    TemporaryFile file = TemporaryFile.create(".annotation");
    boolean isKept = false;
    try (Download download = open(route)) {
      download.to(file.path());
      String name = AnnotationFiles.stem(download.fileName().orElse("annotation.nml"));
      boolean isZip = isZip(file.path());
      Annotation annotation = isZip ? AnnotationFiles.load(file) : nml(name, file);
      isKept = isZip;
      return download
          .etag()
          .flatMap(AnnotationTransfers::version)
          .map(annotation::withVersion)
          .orElse(annotation);
    } catch (NmlException | ArchiveException bad) {
      throw new InvalidResponseException(
          "What was downloaded from %s is no good annotation: %s"
              .formatted(route.path(), bad.getMessage()),
          bad);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file.path(), unreadable);
    } finally {
      if (!isKept) {
        file.close();
      }
    }
  }

  private static Annotation nml(String name, TemporaryFile file) throws IOException {
    return Annotation.of(name, NmlReader.read(file.path()));
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    }
  }

  /** The number in an entity tag of content. */
  private static Optional<Integer> version(String tag) {
    Matcher number = TAG.matcher(tag);
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
  }

  /** Saves what is downloaded from here; in a directory as the server calls it. */
  Path save(Route route, Path target) {
    try (Download download = open(route)) {
      Path file =
          Files.isDirectory(target)
              ? target.resolve(download.fileName().orElse("annotation.zip"))
              : target;
      download.to(file);
      return file;
    }
  }

  /** Passes on what is downloaded from here. */
  void pass(Route route, OutputStream out) {
    try (Download download = open(route)) {
      download.to(out);
    }
  }

  private Download open(Route route) {
    return clew.http().open(Call.of("GET", route));
  }

  /** The finished instances of something, one by one; they go with the stream. */
  Stream<Annotation> readAll(Route route) {
    TemporaryFile file = TemporaryFile.create(".zip");
    boolean isKept = false;
    try {
      save(route, file.path());
      Stream<Annotation> annotations = Annotation.loadAll(file.path()).onClose(file::close);
      isKept = true;
      return annotations;
    } finally {
      if (!isKept) {
        file.close();
      }
    }
  }

  static Route compound(AnnotationType type, ObjectId id) {
    return Route.of("/annotations/{}/{}/download", type, id);
  }

  AnnotationInfo upload(Annotation annotation, UploadOptions options) {
    SentFile file = SentFile.of(0, annotation);
    try {
      return upload(List.of(file), options);
    } finally {
      file.release();
    }
  }

  AnnotationInfo upload(List<SentFile> files, UploadOptions options) {
    Multipart form = form(options);
    for (SentFile file : files) {
      form.file(file.partName(), file.name(), file.contentType(), file.path());
    }
    Call call = Call.of("POST", Route.of("/annotations/upload")).with(form.payload());
    WireUploadedAnnotation made = clew.http().send(call).as(WireUploadedAnnotation.class);
    return clew.annotations()
        .byId(InvalidResponseException.present(made.annotation(), "annotation").id());
  }

  private Multipart form(UploadOptions options) {
    Multipart form = new Multipart();
    // WEBKNOSSOS fails without it.
    form.text(
        "createGroupForEachFile",
        Boolean.toString(options.sorting() == UploadOptions.Sorting.GROUPS));
    if (options.dataset() != null) {
      form.text("datasetId", clew.datasets().id(options.dataset()).value());
    }
    if (options.description() != null) {
      form.text("description", options.description());
    }
    if (options.position() != null) {
      form.text("fallbackEditPosition", text(options.position()));
    }
    if (options.rotation() != null) {
      form.text("fallbackEditRotation", text(options.rotation()));
    }
    if (options.zoomLevel() != null) {
      form.text("fallbackZoomLevel", options.zoomLevel().toString());
    }
    return form;
  }

  private static String text(Vec3Double vector) {
    return vector.x() + "," + vector.y() + "," + vector.z();
  }
}
