package org.clew.server.imports;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a file of tasks, each with the names that a header may give it. */
enum CsvColumn {
  DATASET("datasetId", "datasetName", "dataset"),
  TASK_TYPE("taskTypeId", "taskType"),
  DOMAIN("experienceDomain", "neededExperience.domain", "domain"),
  VALUE("minExperience", "neededExperience.value", "experienceValue", "value"),
  X("x", "editPosition.x"),
  Y("y", "editPosition.y"),
  Z("z", "editPosition.z"),
  ROT_X("rotX", "editRotation.x"),
  ROT_Y("rotY", "editRotation.y"),
  ROT_Z("rotZ", "editRotation.z"),
  INSTANCES("instances", "pendingInstances"),
  MIN_X("minX", "boundingBox.x"),
  MIN_Y("minY", "boundingBox.y"),
  MIN_Z("minZ", "boundingBox.z"),
  WIDTH("width", "boundingBox.width"),
  HEIGHT("height", "boundingBox.height"),
  DEPTH("depth", "boundingBox.depth"),
  PROJECT("projectName", "project"),
  SCRIPT("scriptId", "script"),
  BASE("baseAnnotationId", "baseAnnotation.baseId", "baseAnnotation", "baseId"),
  CREATION_INFO("creationInfo"),
  DESCRIPTION("description"),
  EXTERNAL_KEY("externalKey");

  /** The lines of WEBKNOSSOS’s form for many tasks, which has no header; the last two may lack. */
  static final List<CsvColumn> WITHOUT_HEADER = List.copyOf(EnumSet.range(DATASET, BASE));

  static final int LEAST_WITHOUT_HEADER = EnumSet.range(DATASET, PROJECT).size();

  static final List<CsvColumn> NEEDED =
      List.of(DATASET, TASK_TYPE, DOMAIN, VALUE, X, Y, Z, PROJECT);

  @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
  private final List<String> names;

  CsvColumn(String... names) {
    this.names = List.of(names);
  }

  /** Its first name. */
  String title() {
    return names.getFirst();
  }

  static Optional<CsvColumn> called(String name) {
    return Arrays.stream(values())
        .filter(column -> column.names.stream().anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  /** All of them, for people. */
  static String known() {
    return Arrays.stream(values()).map(CsvColumn::title).collect(Collectors.joining(", "));
  }
}
