package org.clew.client;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.clew.json.WireJson;

/**
 * A form with files ({@code multipart/form-data}, RFC 7578), read while it is sent.
 *
 * <pre>{@code
 * new Multipart().json("formJSON", parameters).file("a.zip", "a.zip", "application/zip", path).payload();
 * }</pre>
 */
final class Multipart {
  private final String boundary = "clew-" + UUID.randomUUID();
  private final List<Supplier<BodyPublisher>> parts = new ArrayList<>();

  /** One part more: a text. */
  Multipart text(String name, String value) {
    String part =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, quoted(name), value);
    parts.add(() -> BodyPublishers.ofString(part));
    return this;
  }

  /** One part more: a value as JSON, without a content type, as the task API wants it. */
  Multipart json(String name, Object value) {
    return text(name, WireJson.mapper().writeValueAsString(value));
  }

  /** One part more: a file, which may go under another name. */
  Multipart file(String name, String fileName, String contentType, Path file) {
    return part(name, fileName, contentType, () -> Payload.publisher(file));
  }

  /** One part more: what a stream holds; each attempt opens and closes one. */
  Multipart stream(
      String name, String fileName, String contentType, Supplier<? extends InputStream> stream) {
    return part(name, fileName, contentType, () -> BodyPublishers.ofInputStream(stream));
  }

  private Multipart part(
      String name, String fileName, String contentType, Supplier<BodyPublisher> content) {
    String heading =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, quoted(name), quoted(fileName), contentType);
    parts.add(() ->
        BodyPublishers.concat(
            BodyPublishers.ofString(heading), content.get(), BodyPublishers.ofString("\r\n")));
    return this;
  }

  /** The whole form; parts that are added later are not in it. */
  Payload payload() {
    List<Supplier<BodyPublisher>> all = new ArrayList<>(parts);
    byte[] end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    all.add(() -> BodyPublishers.ofByteArray(end));
    return new Payload(
        "multipart/form-data; boundary=" + boundary,
        () -> BodyPublishers.concat(all.stream().map(Supplier::get).toArray(BodyPublisher[]::new)));
  }

  /** As browsers write names, and servers read them. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
