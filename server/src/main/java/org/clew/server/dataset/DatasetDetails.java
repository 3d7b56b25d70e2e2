package org.clew.server.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What people say about a dataset, and can change. */
record DatasetDetails(
    String name,
    @Nullable String description,
    List<String> tags,
    boolean isPublic,
    List<Map<String, Object>> metadata) {
  DatasetDetails {
    tags = List.copyOf(tags);
    metadata = List.copyOf(metadata);
  }

  static DatasetDetails of(DatasetRow row) {
    return new DatasetDetails(
        row.name(), row.description(), row.tags(), row.isPublic(), row.metadata());
  }

  /** A name as it is kept. */
  static String checkedName(String wanted) {
    String name = wanted.strip();
    if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      throw Failure.badRequest("The name of a dataset is a text without control characters.");
    }
    return name;
  }

  /** What events say about it. */
  Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("description", description);
    facts.put("tags", tags);
    facts.put("isPublic", isPublic);
    facts.put("metadata", metadata);
    return facts;
  }
}
