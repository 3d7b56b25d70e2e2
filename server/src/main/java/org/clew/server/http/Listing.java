package org.clew.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A list as an answer: a part of it, or all of it in constant memory, which is read part by part
 * while it is sent.
 *
 * @param name of a file that holds it
 * @param columns of it as a table
 * @param source reads a part; the next one begins after {@link Part#next}
 */
public record Listing<T>(String name, List<Column<T>> columns, Function<Page, Part<T>> source) {
  /** The largest part that is put together before it is sent, so that it can link to the next. */
  static final int LARGEST_PART = 10_000;

  private static final int CHUNK = 1_000;

  /** Copies the columns. */
  public Listing {
    columns = List.copyOf(columns);
  }

  /** What a request asks for. */
  Reply reply(Request request, Page page) {
    ListFormat format = ListFormat.of(request);
    boolean isPart = page.limit() <= LARGEST_PART;
    Part<T> first = source.apply(isPart ? page : page.ofSize(CHUNK));
    if (format == ListFormat.JSON && (isPart || first.next() == null)) {
      return isPart ? Reply.part(request, first) : Reply.part(first);
    }
    Reply stream =
        Reply.stream(format.contentType(), out -> write(first, page, isPart, format, out));
    Reply reply = format == ListFormat.CSV ? stream.asAttachment(name + ".csv") : stream;
    return isPart ? reply.withHeadersOf(request, first) : reply.withTotalOf(first);
  }

  private void write(Part<T> first, Page page, boolean isPart, ListFormat format, OutputStream out)
      throws IOException {
    RowWriter<T> writer = RowWriter.to(out, format, columns);
    Part<T> part = first;
    long left = page.limit();
    while (true) {
      for (T row : part.rows()) {
        writer.write(row);
      }
      left -= part.rows().size();
      if (isPart || part.next() == null || left <= 0) {
        writer.end();
        return;
      }
      part = source.apply(new Page((int) Math.min(CHUNK, left), 0, false, part.next()));
    }
  }
}
