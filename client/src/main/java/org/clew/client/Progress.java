package org.clew.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A body of a request that knows when the network last took a piece of it. */
final class Progress implements BodyPublisher {
  private final BodyPublisher body;
  private volatile long lastTaken = System.nanoTime();

  Progress(BodyPublisher body) {
    this.body = body;
  }

  /** When the network last took a piece, on the clock of {@link System#nanoTime}. */
  long lastTaken() {
    return lastTaken;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> network) {
    body.subscribe(new Tap(network));
  }

  private final class Tap implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> network;

    Tap(Flow.Subscriber<? super ByteBuffer> network) {
      this.network = network;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      network.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      lastTaken = System.nanoTime();
      network.onNext(piece);
    }

    @Override
    public void onError(Throwable fault) {
      network.onError(fault);
    }

    @Override
    public void onComplete() {
      lastTaken = System.nanoTime();
      network.onComplete();
    }
  }
}
