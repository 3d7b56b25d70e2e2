package org.clew.server.http;

import java.util.List;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What came as {@code multipart/form-data}, in the order in which it came. The files lie on disk
 * and go when the request ends; one that is to stay can be moved away.
 *
 * @param fields texts; a name may come twice
 * @param files files; names may come twice
 */
public record Upload(List<Field> fields, List<UploadedFile> files) {
  /**
   * A text.
   *
   * @param name of its part
   * @param value the text
   */
  public record Field(String name, String value) {}

  /** Copies the lists. */
  public Upload {
    fields = List.copyOf(fields);
    files = List.copyOf(files);
  }

  /** The first text of that name, or null. */
  public @Nullable String field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    return null;
  }

  /**
   * The first text of that name, which is JSON, as a record; null if there is none.
   *
   * @throws Failure that says where the JSON is wrong
   */
  public <T> @Nullable T json(String name, Class<T> type) {
    String text = field(name);
    if (text == null) {
      return null;
    }
    try {
      return WireJson.mapper().readValue(JsonText.checked(text), type);
    } catch (JacksonException unreadable) {
      throw BadJson.explain(unreadable);
    }
  }
}
