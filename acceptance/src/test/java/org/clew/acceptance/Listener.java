package org.clew.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Someone who listens to the events of a server. */
final class Listener implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Thread reader;

  /** What came: an event, a heartbeat, a place, or the end of all. */
  record Message(String what, String id, String data) {
    JsonNode event() {
      return WireJson.mapper().readTree(data);
    }
  }

  private Listener(HttpResponse<InputStream> response) {
    this.response = response;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  static Listener start(String url, String token, String path, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Accept", "text/event-stream")
            .header("X-Auth-Token", token);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new Listener(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException failed) {
      throw new AssertionError("Nobody tells events", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String id = "";
      String data = "";
      boolean isBeat = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          messages.add(new Message(isBeat ? "beat" : data.isEmpty() ? "place" : "event", id, data));
          data = "";
          isBeat = false;
        } else if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          data = line.substring("data: ".length());
        } else {
          isBeat = line.equals(":");
        }
      }
      messages.add(new Message("end", "", ""));
    } catch (IOException cut) {
      messages.add(new Message("cut", "", cut.toString()));
    }
  }

  /** The next message, heartbeats and all; waits for it. */
  Message next() {
    try {
      return messages.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("No more came.", interrupted);
    }
  }

  /** The next message of a kind. */
  Message next(String what) {
    Message message = next();
    while (!message.what().equals(what)) {
      if (message.what().equals("end") || message.what().equals("cut")) {
        throw new AssertionError("It is over: " + message);
      }
      message = next();
    }
    return message;
  }

  @Override
  public void close() {
    try {
      response.body().close();
      reader.join();
    } catch (IOException | InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
  }
}
