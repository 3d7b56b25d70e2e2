package org.clew.server.annotation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlParameters;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.server.content.NmlMerge.Sorting;
import org.clew.server.failure.Failure;
import org.clew.server.http.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What is said beside the files of an upload.
 *
 * @param sorting how one still sees which tree came from which file
 * @param dataset which one the annotation is about, whatever the files say; null for what they say
 * @param description of the annotation; null for that of the first file that has one
 * @param position where the viewer stands if no file says it, in voxels, or null
 * @param rotation how it is turned if no file says it, in degrees, or null
 * @param zoomLevel of the viewer if no file says it, or null
 */
record UploadForm(
    Sorting sorting,
    @Nullable ObjectId dataset,
    @Nullable String description,
    @Nullable Vec3Double position,
    @Nullable Vec3Double rotation,
    @Nullable Double zoomLevel) {
  private static final int AXES = 3;

  static UploadForm of(Upload upload) {
    return new UploadForm(
        sorting(upload),
        read(upload, "datasetId", "the id of a dataset", ObjectId::new),
        upload.field("description"),
        read(upload, "fallbackEditPosition", "three numbers such as 1,2,3", UploadForm::vector),
        read(upload, "fallbackEditRotation", "three numbers such as 0,90,0", UploadForm::vector),
        read(upload, "fallbackZoomLevel", "a number such as 2.0", UploadForm::number));
  }

  private static Sorting sorting(Upload upload) {
    Boolean isGrouped =
        read(
            upload,
            "createGroupForEachFile",
            "true or false",
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException(text);
                });
    return Boolean.TRUE.equals(isGrouped) ? Sorting.GROUPS : Sorting.PREFIXES;
  }

  private static <T> @Nullable T read(
      Upload upload, String field, String what, Function<String, T> parser) {
    String text = upload.field(field);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException unreadable) {
      throw Failure.badRequest("The field “%s” is %s, not “%s”.".formatted(field, what, text));
    }
  }

  private static Vec3Double vector(String text) {
    List<Double> numbers = Stream.of(text.split(",", -1)).map(UploadForm::number).toList();
    if (numbers.size() != AXES) {
      throw new IllegalArgumentException(text);
    }
    return new Vec3Double(numbers.get(0), numbers.get(1), numbers.get(2));
  }

  private static Double number(String text) {
    double number = Double.parseDouble(text.strip());
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  /** The annotation, with what only the form says. */
  Nml completed(Nml nml) {
    NmlParameters known = nml.parameters();
    NmlParameters parameters =
        new NmlParameters(
            known.experiment(),
            known.scale(),
            known.offset(),
            known.time(),
            known.editPosition() == null ? position : known.editPosition(),
            known.editPositionAdditional(),
            known.editRotation() == null ? rotation : known.editRotation(),
            known.zoomLevel() == null ? zoomLevel : known.zoomLevel(),
            known.activeNode(),
            known.userBoundingBoxes(),
            known.taskBoundingBox(),
            known.additionalAxes(),
            known.otherAttributes(),
            known.others());
    return nml.withParameters(parameters);
  }
}
