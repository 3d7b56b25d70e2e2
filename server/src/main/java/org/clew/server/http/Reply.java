package org.clew.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the HTTP headers
 * @param body JSON, a page, a file, or something made while it is sent
 */
public record Reply(int status, Map<String, String> headers, ReplyBody body) {
  private static final int MOST_COUNTED = 10_000;
  private static final String TYPE = "Content-Type";

  /** Takes the parts, copying the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A record, a list, … as JSON. */
  public static Reply json(Object body) {
    return json(200, body);
  }

  /** A record as JSON, together with a message of success. */
  public static Reply json(Object body, String success) {
    String object = WireJson.mapper().writeValueAsString(body);
    String messages = WireJson.mapper().writeValueAsString(success(success));
    String separator = object.length() > 2 ? "," : "";
    String open = object.substring(0, object.length() - 1);
    String whole = open + separator + "\"messages\":" + messages + "}";
    return json(200, whole.getBytes(StandardCharsets.UTF_8));
  }

  /** A part of a list as JSON, with the number of all in a header if it is known. */
  public static Reply part(Part<?> part) {
    return json(part.rows()).withTotalOf(part);
  }

  /** The same with a link to what follows, if the list goes on (RFC 8288). */
  public static Reply part(Request request, Part<?> part) {
    return json(part.rows()).withHeadersOf(request, part);
  }

  /** A list, in the form and to the extent that a request asks for. */
  public static Reply list(Request request, Page page, Listing<?> listing) {
    return listing.reply(request, page);
  }

  /**
   * The same with the number of all rows in a header, or else one that says that it is at least
   * some number: what no sum tells is not counted to its end.
   *
   * @param count counts up to a number
   */
  public Reply countedUpTo(LongUnaryOperator count) {
    long found = count.applyAsLong(MOST_COUNTED + 1L);
    return found <= MOST_COUNTED
        ? with("X-Total-Count", Long.toString(found))
        : with("X-Total-Count-At-Least", Long.toString(MOST_COUNTED));
  }

  Reply withTotalOf(Part<?> part) {
    return part.total().isPresent()
        ? with("X-Total-Count", Long.toString(part.total().getAsLong()))
        : this;
  }

  Reply withHeadersOf(Request request, Part<?> part) {
    ObjectId next = part.next();
    Reply counted = withTotalOf(part);
    return next == null
        ? counted
        : counted.with("Link", "<%s>; rel=\"next\"".formatted(request.addressAfter(next)));
  }

  /** A message of success. */
  public static Reply message(String success) {
    return json(Map.of("messages", success(success)));
  }

  /** Nothing but the status 200. */
  public static Reply empty() {
    return new Reply(200, Map.of("Cache-Control", "no-cache"), ready(new byte[0]));
  }

  /** A page. */
  public static Reply html(byte[] page) {
    return new Reply(
        200, Map.of(TYPE, "text/html; charset=utf-8", "Cache-Control", "no-cache"), ready(page));
  }

  /** Sends the browser to another page of this server, to look at it. */
  public static Reply seeOther(String path) {
    return new Reply(
        303, Map.of("Location", path, "Cache-Control", "no-store"), ready(new byte[0]));
  }

  /** The answer to a failure. */
  static Reply failure(int status, Map<String, Object> envelope) {
    return json(status, envelope);
  }

  /** A file, or a part of one. */
  public static Reply file(int status, InputStream content) {
    return new Reply(status, Map.of(), new ReplyBody.Ready(content));
  }

  /** A whole file, which can be deleted as soon as this returns. */
  public static Reply file(String contentType, Path file) {
    try {
      FileChannel channel = FileChannel.open(file);
      return file(200, Channels.newInputStream(channel))
          .with(TYPE, contentType)
          .with("Content-Length", Long.toString(channel.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Something that is made while it is sent, of unknown length. It is sent as it comes, in constant
   * memory; a failure in the middle cuts the connection.
   */
  public static Reply stream(String contentType, ReplyBody.Made body) {
    return new Reply(200, Map.of(TYPE, contentType, "Cache-Control", "no-cache"), body);
  }

  /** Rows as a table to be saved. */
  public static <T> Reply table(String name, List<Column<T>> columns, List<T> rows) {
    return stream(
            ListFormat.CSV.contentType(),
            out -> {
              RowWriter<T> writer = RowWriter.to(out, ListFormat.CSV, columns);
              for (T row : rows) {
                writer.write(row);
              }
              writer.end();
            })
        .with("Cache-Control", "no-store")
        .asAttachment(name + ".csv");
  }

  /**
   * Events, sent as they happen. A source that has none for a while must {@linkplain
   * EventStream#beat beat}, or the connection is taken for dead.
   */
  public static Reply events(EventStream.Source source) {
    return stream(
            EventStream.TYPE,
            out -> {
              EventStream stream = new EventStream(out);
              stream.beat();
              source.sendTo(stream);
            })
        // Proxies would wait for more.
        .with("X-Accel-Buffering", "no");
  }

  /** What is asked for has not changed since it was read, as {@code If-None-Match} assumed. */
  public static Reply notModified(ETag tag) {
    return new Reply(304, Map.of(), ready(new byte[0])).with(tag);
  }

  /** The failure itself, with facts beside its message. */
  public static Reply failure(Failure failure, Map<String, Object> facts) {
    Map<String, Object> envelope = new LinkedHashMap<>(Failures.envelope(failure));
    envelope.putAll(facts);
    return failure(Failures.status(failure.code()), envelope);
  }

  /** The same with another status. */
  public Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  /** The same with the tag of the state that it shows. */
  public Reply with(ETag tag) {
    return with("ETag", tag.toString());
  }

  /**
   * The same as a file to be saved. Only {@code filename="…"} is given, as the official Python
   * client cannot read {@code filename*}; all but letters, digits and {@code -._~} is
   * percent-encoded.
   */
  public Reply asAttachment(String fileName) {
    String name = PercentEncoding.of(fileName).replace("*", "%2A").replace("%7E", "~");
    return with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }

  private static ReplyBody ready(byte[] bytes) {
    return new ReplyBody.Ready(new ByteArrayInputStream(bytes));
  }

  private static List<Map<String, String>> success(String message) {
    return List.of(Map.of("success", message));
  }

  private static Reply json(int status, Object body) {
    return json(status, WireJson.mapper().writeValueAsBytes(body));
  }

  private static Reply json(int status, byte[] body) {
    return new Reply(
        status,
        Map.of(TYPE, "application/json; charset=utf-8", "Cache-Control", "no-cache"),
        ready(body));
  }
}
