package org.clew.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.clew.json.WireJson;

/**
 * A server that answers what a test tells it to, right or wrong, and remembers what it was asked.
 */
final class ServerDouble implements AutoCloseable {
  record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {
    @Override
    public String toString() {
      return method + " " + uri;
    }

    /** The one value of a header, or nothing. */
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    <T> T as(Class<T> type) {
      return WireJson.mapper().readValue(body, type);
    }
  }

  interface Behaviour {
    void handle(HttpExchange exchange, Seen seen) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  ServerDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    speaks(13, 14);
  }

  ServerDouble speaks(int oldest, int newest) {
    return on(
        "GET /api/buildinfo",
        200,
        "{\"httpApiVersioning\":{\"currentApiVersion\":%d,\"oldestSupportedApiVersion\":%d}}"
            .formatted(newest, oldest));
  }

  ServerDouble on(String request, int status, String body) {
    return on(request, (exchange, seen) -> answer(exchange, status, body));
  }

  ServerDouble on(String request, Object json) {
    return on(request, 200, WireJson.mapper().writeValueAsString(json));
  }

  ServerDouble on(String request, Behaviour behaviour) {
    behaviours.put(request, behaviour);
    return this;
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static void answer(HttpExchange exchange, Object json) throws IOException {
    answer(exchange, 200, WireJson.mapper().writeValueAsString(json));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Clew connect() {
    return Clew.connect(url(), "the-secret-token");
  }

  /** What it was asked after the version. */
  List<Seen> seen() {
    return seen.stream().filter(one -> !one.uri().getPath().endsWith("/buildinfo")).toList();
  }

  Seen first() {
    return seen.get(0);
  }

  Seen last() {
    return seen.get(seen.size() - 1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    Seen one = new Seen(exchange.getRequestMethod(), uri, exchange.getRequestHeaders(), body);
    seen.add(one);
    Behaviour behaviour = behaviours.get(one.method() + " " + uri.getPath());
    if (behaviour == null) {
      answer(exchange, 404, "{\"messages\":[{\"error\":\"Not taught: %s\"}]}".formatted(one));
    } else {
      behaviour.handle(exchange, one);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
