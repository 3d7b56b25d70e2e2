package org.clew.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer while it arrives: the network is one piece ahead of the reader at most, and
 * a server that falls silent is given up on. For one thread at a time.
 */
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {
  private sealed interface Arrival {
    record Piece(List<ByteBuffer> bytes) implements Arrival {}

    record End(@Nullable Throwable fault) implements Arrival {}
  }

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> unread = new ArrayDeque<>();
  private final Duration silence;
  private Deadline deadline = Deadline.NEVER;
  private Flow.@Nullable Subscription source;
  private volatile Arrival.@Nullable End end;
  private volatile boolean closed;

  BodyStream(Duration silence) {
    this.silence = silence;
  }

  /** Gives up at this moment even if bytes keep trickling in. */
  BodyStream until(Deadline moment) {
    deadline = moment;
    return this;
  }

  @Override
  public CompletionStage<BodyStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    boolean unwanted;
    synchronized (arrivals) {
      unwanted = closed;
      source = subscription;
    }
    if (unwanted) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    arrivals.add(new Arrival.Piece(bytes));
  }

  @Override
  public void onError(Throwable fault) {
    arrivals.add(new Arrival.End(fault));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival.End(null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (closed) {
      throw new IOException("The body of the answer is closed.");
    }
    while (unread.isEmpty()) {
      if (!fetch()) {
        return -1;
      }
    }
    ByteBuffer next = unread.element();
    int count = Math.min(length, next.remaining());
    next.get(target, offset, count);
    if (!next.hasRemaining()) {
      unread.remove();
    }
    return count;
  }

  /** Waits for the next piece; false at the end. */
  private boolean fetch() throws IOException {
    if (end == null && await() instanceof Arrival.Piece piece) {
      piece.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
      source().request(1);
      return true;
    }
    Arrival.End last = end;
    Throwable fault = last == null ? null : last.fault();
    if (fault != null) {
      throw fault instanceof IOException io ? io : new IOException(fault);
    }
    return false;
  }

  private Arrival await() throws IOException {
    Duration patience = deadline.within(silence);
    try {
      Arrival arrival = arrivals.poll(Deadline.nanos(patience), TimeUnit.NANOSECONDS);
      if (arrival == null) {
        close();
        throw new HttpTimeoutException(
            deadline.isOver() ? "the time was up" : "silent for " + Deadline.text(silence));
      }
      if (arrival instanceof Arrival.End last) {
        end = last;
      }
      return arrival;
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("this thread was interrupted");
    }
  }

  private Flow.Subscription source() {
    synchronized (arrivals) {
      return Objects.requireNonNull(source, "nothing arrives before the subscription");
    }
  }

  /**
   * Stops reading; what has not arrived by now is not wanted any more. Another thread that waits
   * for it waits no longer.
   */
  @Override
  public void close() {
    Flow.Subscription open;
    synchronized (arrivals) {
      closed = true;
      open = source;
    }
    if (open != null && end == null) {
      open.cancel();
    }
    arrivals.clear();
    arrivals.add(new Arrival.End(new IOException("The body of the answer is closed.")));
  }
}
