package org.clew.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment of a record says of it and of its components. The sources of the wire lie in the
 * jar beside this class, so that what is published is what is written there.
 *
 * @param text of the record
 * @param components their texts by name
 */
record RecordDocs(String text, Map<String, String> components) {
  private static final RecordDocs NONE = new RecordDocs("", Map.of());
  private static final String COMMENT_OF = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public (?:record|enum) ";
  private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ([^@]*)");

  static RecordDocs of(Class<?> type) {
    String source = source(type.getNestHost());
    Matcher comment =
        Pattern.compile(COMMENT_OF + type.getSimpleName() + "\\b", Pattern.DOTALL).matcher(source);
    return comment.find() ? parse(comment.group(1)) : NONE;
  }

  private static String source(Class<?> top) {
    String name = "source/" + top.getName().replace('.', '/') + ".java";
    try (InputStream file = RecordDocs.class.getResourceAsStream(name)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RecordDocs parse(String comment) {
    String plain =
        comment
            .replaceAll("(?m)^\\s*\\* ?", "")
            .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
            .replaceAll("<[^>]*>", "")
            .replaceAll("\\s+", " ")
            .strip();
    int first = plain.indexOf("@param ");
    Map<String, String> components = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(plain);
    while (parameter.find()) {
      components.put(parameter.group(1), parameter.group(2).strip());
    }
    return new RecordDocs((first < 0 ? plain : plain.substring(0, first)).strip(), components);
  }
}
