package org.clew.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Sends one request and brings back the whole answer, whatever its status. */
record Transport(HttpClient client, URI url, Duration timeout, Credential credential) {
  static Transport to(URI url, Duration timeout, Credential credential) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
            .build();
    return new Transport(client, url, timeout, credential);
  }

  private static final Duration CONNECT = Duration.ofSeconds(30);

  Transport as(Credential other) {
    return new Transport(client, url, timeout, other);
  }

  Answer send(String method, Route route, byte[] json) {
    String what = method + " " + route.path().replaceAll("\\?.*", "");
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(method, route, json), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          what, response.statusCode(), response.headers(), response.body(), credential);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw unanswered(
          what, "no answer within " + timeout.toMillis() / 1000.0 + " s (WK_TIMEOUT)", late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unanswered(what, "this thread was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw fault(what, failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private HttpRequest request(String method, Route route, byte[] json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + route.path()))
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofByteArray(json));
    if (json.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (!credential.header().isEmpty()) {
      request.header(credential.header().get(0), credential.header().get(1));
    }
    return request.build();
  }

  private ClewException fault(String what, Throwable cause) {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException) {
      return new CannotConnectException(url, cause);
    }
    if (cause instanceof IOException) {
      return unanswered(what, "the connection broke", cause);
    }
    return unanswered(what, "it could not be sent", cause);
  }

  private CannotReadResponseException unanswered(String what, String why, Throwable cause) {
    return new CannotReadResponseException(
        "No answer from %s: %s (%s).".formatted(url, why, what), cause);
  }

  @Override
  public String toString() {
    return "Transport[" + url + "]";
  }
}
