package org.clew.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, and does what networks do when they are told not to. Each
 * request has a connection of its own; bodies are held in memory.
 */
public final class FaultyProxy implements AutoCloseable {
  private record Planned(String request, Fault fault) {}

  private final URI target;
  private final ServerSocket door;
  private final Queue<Planned> plan = new ConcurrentLinkedQueue<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread doorkeeper;

  private FaultyProxy(URI target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    doorkeeper = Thread.ofVirtual().start(this::accept);
  }

  /** Starts one before a server. */
  public static FaultyProxy before(String url) {
    return new FaultyProxy(URI.create(url));
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /**
   * Does this to the next request that begins so; the one after it meets the next fault that was
   * planned for it, or none.
   *
   * @param request method and path, or the beginning of them: {@code POST /api/v14/tasks}
   */
  public FaultyProxy plan(String request, Fault... faults) {
    for (Fault fault : faults) {
      plan.add(new Planned(request, fault));
    }
    return this;
  }

  /** How many requests began so. */
  public long count(String request) {
    return seen.stream().filter(line -> line.startsWith(request)).count();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] request = HttpMessage.read(new BufferedInputStream(client.getInputStream()));
      String line = new String(request, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
      seen.add(line);
      answer(client.getOutputStream(), request, next(line));
    } catch (IOException gone) {
      // The client gave up, as it may.
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Fault next(String line) {
    for (Planned planned : new ArrayList<>(plan)) {
      if (line.startsWith(planned.request()) && plan.remove(planned)) {
        return planned.fault();
      }
    }
    return null;
  }

  private void answer(OutputStream client, byte[] request, @Nullable Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case null -> client.write(forwarded(request));
      case Fault.Drop drop -> {}
      case Fault.CutRequest cut -> begin(request, cut.after());
      case Fault.Cut cut -> start(client, forwarded(request), cut.after());
      case Fault.CutStream cut -> pass(client, request, cut.after());
      case Fault.Silence silence -> {
        start(client, forwarded(request), silence.after());
        closed.await();
      }
      case Fault.Trickle trickle -> trickle(client, forwarded(request), trickle.pause());
      case Fault.Instead instead ->
          client.write(instead.bytes().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void begin(byte[] request, int length) throws IOException {
    try (Socket server = new Socket(target.getHost(), target.getPort())) {
      server.getOutputStream().write(request, 0, Math.min(length, request.length));
      server.getOutputStream().flush();
    }
  }

  private static void start(OutputStream client, byte[] answer, int length) throws IOException {
    client.write(answer, 0, Math.min(length, answer.length));
    client.flush();
  }

  private void pass(OutputStream client, byte[] request, int length) throws IOException {
    try (Socket server = new Socket(target.getHost(), target.getPort())) {
      open.add(server);
      server.getOutputStream().write(request);
      server.getOutputStream().flush();
      byte[] piece = new byte[8192];
      for (int left = length; left > 0; ) {
        int read = server.getInputStream().read(piece, 0, Math.min(left, piece.length));
        if (read < 0) {
          return;
        }
        client.write(piece, 0, read);
        client.flush();
        left -= read;
      }
    }
  }

  private void trickle(OutputStream client, byte[] answer, Duration pause)
      throws IOException, InterruptedException {
    for (byte one : answer) {
      client.write(one);
      client.flush();
      if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  private byte[] forwarded(byte[] request) throws IOException {
    try (Socket server = new Socket(target.getHost(), target.getPort());
        InputStream answer = new BufferedInputStream(server.getInputStream())) {
      server.getOutputStream().write(request);
      server.getOutputStream().flush();
      return HttpMessage.last(HttpMessage.read(answer));
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      door.close();
      // Until it has left, someone may still be let in.
      doorkeeper.join();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
