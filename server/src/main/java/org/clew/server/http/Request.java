package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.type.CollectionType;

/** A request, read into values: what is missing or misshapen becomes a {@link Failure}. */
public final class Request {
  /** How large a body may be that is read into memory. */
  static final int MAX_BODY_BYTES = 16 << 20;

  /** The last of the year 9999. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  static final String TOKEN_HEADER = "X-Auth-Token";

  /** The cookie of a session. */
  public static final String SESSION_COOKIE = "id";

  private final Context context;
  private final Authenticator authenticator;
  private final Spool spool;
  private final Door door;
  private @Nullable CurrentUser user;

  Request(Context context, Authenticator authenticator, Spool spool, Door door) {
    this.context = context;
    this.authenticator = authenticator;
    this.spool = spool;
    this.door = door;
  }

  /** Who is asking; nobody is a failure. */
  public CurrentUser user() {
    CurrentUser known = optionalUser();
    if (known == null) {
      throw Failure.unauthorized();
    }
    return known;
  }

  /** Who is asking, or null. */
  public @Nullable CurrentUser optionalUser() {
    String secret = secret();
    if (user == null && secret != null) {
      user = authenticator.authenticate(secret, door);
    }
    return user;
  }

  /**
   * Who is asking by now, of a request that lasts: the token may have been taken back, and rights
   * may have changed.
   */
  public CurrentUser userAgain() {
    user = null;
    return user();
  }

  /** The token or the session of the request, or null. */
  public @Nullable String secret() {
    if (door == Door.PAGE) {
      // A secret in an address would show a page as somebody else.
      return context.cookie(SESSION_COOKIE);
    }
    String inPath = door == Door.VOXELS ? context.pathParamMap().get("token") : null;
    if (inPath != null) {
      return inPath;
    }
    String header = context.header(TOKEN_HEADER);
    if (header != null) {
      return header;
    }
    String query = context.queryParam("token");
    return query != null ? query : context.cookie(SESSION_COOKIE);
  }

  /** An id in the path. */
  public ObjectId id(String name) {
    return idOf(path(name));
  }

  /** A text in the path. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** A text in the query, or null. */
  public @Nullable String query(String name) {
    String value = context.queryParam(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** An id in the query. */
  public ObjectId queryId(String name) {
    String value = query(name);
    if (value == null) {
      throw Failure.badRequest("The query parameter “%s” is missing.".formatted(name));
    }
    return idOf(value);
  }

  /** An id in the query, or null. */
  public @Nullable ObjectId optionalId(String name) {
    String value = query(name);
    return value == null ? null : idOf(value);
  }

  /** Ids in the query with commas between them, or null. */
  public @Nullable List<ObjectId> optionalIds(String name) {
    String value = query(name);
    return value == null
        ? null
        : Arrays.stream(value.split(",", -1)).map(id -> idOf(id.strip())).toList();
  }

  /** A moment in the query, among those that can be told apart, or null. */
  public @Nullable Instant optionalMoment(String name) {
    Long millis = optionalMillis(name);
    return millis == null ? null : Instant.ofEpochMilli(Math.clamp(millis, 0, LAST_MILLI));
  }

  /** True or false in the query, or null. */
  public @Nullable Boolean optionalFlag(String name) {
    String value = query(name);
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Failure.badRequest(
              "The query parameter “%s” is true or false, not “%s”.".formatted(name, value));
    };
  }

  /** Whether the query says true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(optionalFlag(name));
  }

  /** A whole number in the query, not negative, or what is meant without it. */
  public int number(String name, int otherwise) {
    String value = query(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as for a negative one.
    }
    throw Failure.badRequest(
        "The query parameter “%s” is a whole number from 0, not “%s”.".formatted(name, value));
  }

  /** A moment in the query, in milliseconds since the epoch, or null. */
  public @Nullable Long optionalMillis(String name) {
    String value = query(name);
    try {
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest(
          "The query parameter “%s” is a number of milliseconds since 1970, not “%s”."
              .formatted(name, value));
    }
  }

  /** Which part of a list is wanted. */
  public Page page(int defaultLimit) {
    return new Page(
        number("limit", defaultLimit), number("pageNumber", 0), flag("includeTotalCount"), null);
  }

  /** The same of a list that can be gone through by its last row, too, and is whole by default. */
  public Page keysetPage() {
    return keysetPage(Integer.MAX_VALUE);
  }

  /** The same of a list that is not whole by default. */
  public Page keysetPage(int defaultLimit) {
    String after = query("after");
    return new Page(
        number("limit", defaultLimit),
        number("pageNumber", 0),
        flag("includeTotalCount"),
        after == null ? null : idOf(after));
  }

  /** The address of this request, with another place to begin after. */
  String addressAfter(ObjectId row) {
    StringBuilder address = new StringBuilder(context.req().getRequestURI()).append('?');
    String query = context.queryString() == null ? "" : context.queryString();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty() && !parameter.matches("(after|pageNumber)(=.*)?")) {
        address.append(parameter).append('&');
      }
    }
    return address.append("after=").append(row).toString();
  }

  /** The body as a record. */
  public <T> T body(Class<T> type) {
    return present(WireJson.mapper().readValue(json(), type));
  }

  /** The body as a list of records. */
  public <T> List<T> bodyList(Class<T> type) {
    CollectionType lists =
        WireJson.mapper().getTypeFactory().constructCollectionType(List.class, type);
    List<T> list = present(WireJson.mapper().readValue(json(), lists));
    int empty = list.indexOf(null);
    if (empty >= 0) {
      throw Failure.badRequest(
          "Invalid json format. At “[%d]”: an object is expected.".formatted(empty));
    }
    return list;
  }

  /** The body as it came. */
  public byte[] bytes() {
    try {
      byte[] bytes = context.bodyInputStream().readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException broken) {
      throw RequestBody.explain(broken);
    }
  }

  /**
   * Reads a form with files; they lie on disk until the request ends. Ask who is asking before.
   *
   * @param unreadable says that the body is no such form
   */
  public Upload upload(String unreadable) {
    return new IncomingFiles(context, spool).form(unreadable);
  }

  /**
   * Reads the body to disk, where it lies until the request ends. Ask who is asking before.
   *
   * @param types of content that are taken, in small letters; others are a failure
   */
  public SpooledBody spooledBody(List<String> types) {
    return new IncomingFiles(context, spool).whole(types);
  }

  /**
   * Reads the body as it comes, however long it is. Ask who is asking before.
   *
   * @param types of content that are taken, in small letters; others are a failure
   */
  public BodyStream stream(List<String> types) {
    return IncomingStream.of(context, types);
  }

  /** A path where nothing is yet, for a file or a directory that goes when the request ends. */
  public Path temporaryFile() {
    return spool.newFile();
  }

  /** The states that the sender has seen one of, and relies on; empty if it names none. */
  public Optional<ETags> ifMatch() {
    return etags("If-Match");
  }

  /** The states that the sender knows already; empty if it names none. */
  public Optional<ETags> ifNoneMatch() {
    return etags("If-None-Match");
  }

  private Optional<ETags> etags(String header) {
    // A list may come as several headers.
    String list = String.join(",", Collections.list(context.req().getHeaders(header)));
    return list.isEmpty() ? Optional.empty() : Optional.of(ETags.parse(header, list));
  }

  /** A field of a form in the body, or null. Files are none: see {@link #upload}. */
  public @Nullable String form(String name) {
    return context.isFormUrlencoded() ? context.formParam(name) : null;
  }

  /** All values of a field of a form in the body, as of boxes that can be ticked. */
  public List<String> formAll(String name) {
    return context.isFormUrlencoded() ? context.formParams(name) : List.of();
  }

  /** A cookie, or null. */
  public @Nullable String cookie(String name) {
    return context.cookie(name);
  }

  /** The path that is asked for. */
  public String path() {
    return context.path();
  }

  /** The path that is asked for, with its query. */
  public String pathAndQuery() {
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  /** Whether something is to be changed. */
  public boolean isChange() {
    return !CrossSite.isSafe(context.req().getMethod());
  }

  /** Whether the body is JSON. */
  public boolean isJson() {
    String type = context.contentType();
    return type != null && type.startsWith("application/json");
  }

  /** A header, or null. */
  public @Nullable String header(String name) {
    return context.header(name);
  }

  /** Whether the sender names a type of content as one it wants. */
  public boolean accepts(String mediaType) {
    String accepted = context.header("Accept");
    return accepted != null
        && Arrays.stream(accepted.split(",", -1))
            .anyMatch(range -> range.replaceFirst(";.*", "").strip().equals(mediaType));
  }

  /** Where the request comes from, as far as it can be known. */
  public String clientAddress() {
    return ClientAddress.of(context.req().getRemoteAddr(), context.header("X-Forwarded-For"));
  }

  /** Whether only the headers of the answer are wanted. */
  public boolean isHead() {
    return context.req().getMethod().equals("HEAD");
  }

  /** Whether the request came over TLS, perhaps through a proxy. */
  public boolean isSecure() {
    return context.req().isSecure() || "https".equals(context.header("X-Forwarded-Proto"));
  }

  private String json() {
    byte[] bytes = bytes();
    if (bytes.length == 0) {
      throw Failure.badRequest("Invalid json format. The body is empty.");
    }
    return JsonText.of(bytes);
  }

  private static <T> T present(@Nullable T parsed) {
    if (parsed == null) {
      throw Failure.badRequest("Invalid json format. The body is null.");
    }
    return parsed;
  }

  static Failure tooLarge() {
    return Failure.of(
        FailureCode.TOO_LARGE, "The request is larger than %d MB.".formatted(MAX_BODY_BYTES >> 20));
  }

  private static ObjectId idOf(String text) {
    try {
      return new ObjectId(text);
    } catch (IllegalArgumentException notAnId) {
      throw Failure.badRequest(
          "The supplied resource id “%s” is not a valid ObjectId.".formatted(text));
    }
  }
}
