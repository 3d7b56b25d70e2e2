package org.clew.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered to a request. */
final class Answer implements Response {
  // Servers of other versions leave out keys that this client can do without.
  private static final JsonMapper MAPPER =
      WireJson.mapper()
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(new RequiredKeys())
          .build();
  private static final int EXCERPT = 200;

  private final Faults faults;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final Credential credential;
  private final boolean isRepeated;

  Answer(Faults faults, int status, HttpHeaders headers, byte[] body, Credential credential) {
    this(faults, status, headers, body, credential, false);
  }

  private Answer(
      Faults faults,
      int status,
      HttpHeaders headers,
      byte[] body,
      Credential credential,
      boolean isRepeated) {
    this.faults = faults;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.credential = credential;
    this.isRepeated = isRepeated;
  }

  /** The same, saying that the request may have been carried out before. */
  Answer repeated() {
    return new Answer(faults, status, headers, body, credential, true);
  }

  /** Whether the request may have been carried out before this answer was given. */
  boolean isRepeated() {
    return isRepeated;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  /** This answer, if it is a success. */
  Answer success() {
    if (!isSuccess(status)) {
      throw failure();
    }
    return this;
  }

  static boolean isSuccess(int status) {
    return status >= 200 && status <= 299;
  }

  UnexpectedStatusException failure() {
    List<String> said = messages();
    return new Refusal(
            status,
            faults.method(),
            faults.url(),
            said.isEmpty() ? List.of(excerpt()) : said,
            credential.redact(new String(body, StandardCharsets.UTF_8)),
            credential.hint(status))
        .exception();
  }

  /** The first thing the server says. */
  Optional<String> message() {
    return messages().stream().findFirst();
  }

  private List<String> messages() {
    JsonNode said = tree().path("messages");
    List<String> messages = new ArrayList<>();
    if (said.isString()) {
      messages.add(said.stringValue());
    }
    said.forEach(message -> message.forEach(text -> messages.add(text.asString(text.toString()))));
    return messages.stream().map(credential::redact).toList();
  }

  <T> T as(Class<T> type) {
    return type.cast(read(MAPPER.readerFor(type)));
  }

  <T> List<T> asListOf(Class<T> type) {
    return ((List<?>) read(MAPPER.readerForListOf(type))).stream().map(type::cast).toList();
  }

  /** The JSON, or a missing node when the answer is something else. */
  JsonNode tree() {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException notJson) {
      return MAPPER.missingNode();
    }
  }

  InvalidResponseException unreadable(String why) {
    return new InvalidResponseException(
        credential.redact(
            "Cannot read the answer: %s: “%s” (%s).".formatted(why, excerpt(), faults.request())),
        null);
  }

  private Object read(ObjectReader reader) {
    @Nullable Object value;
    try {
      value = reader.readValue(body);
    } catch (JacksonException unexpected) {
      throw unreadable(RequiredKeys.reason(unexpected));
    }
    if (value == null) {
      throw unreadable("it is empty");
    }
    return value;
  }

  /** The beginning of the text, without the tags if it is a page. */
  private String excerpt() {
    String text = new String(body, StandardCharsets.UTF_8);
    String plain =
        text.replaceAll("(?s)<(style|script).*?</\\1>", " ")
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ")
            .strip();
    // Secrets go first: half of one must not stay when the text is cut.
    String clean = credential.redact(plain);
    String start = clean.length() > EXCERPT ? clean.substring(0, EXCERPT) + "…" : clean;
    return start.isEmpty() ? "The server gave no reason." : start;
  }
}
