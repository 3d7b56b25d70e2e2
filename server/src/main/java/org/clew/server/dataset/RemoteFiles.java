package org.clew.server.dataset;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Gets small files from other servers. Whoever registers a dataset chooses the address, so it is
 * looked at before each request and each redirect, and neither time nor size is theirs to choose.
 */
public final class RemoteFiles implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(20);
  private static final long LARGEST = 16 << 20;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final ReachableAddresses reachable;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** With the addresses that may be asked. */
  public RemoteFiles(ReachableAddresses reachable) {
    this.reachable = reachable;
  }

  /** The answer, whatever its status: the last one, behind redirects. */
  HttpResponse<byte[]> get(URI address) {
    return get(address, "");
  }

  /** The same of a part of a file, as a {@code Range} header names it; empty for all of it. */
  HttpResponse<byte[]> get(URI address, String range) {
    URI next = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      reachable.check(next);
      HttpResponse<byte[]> response = ask(next, range);
      if (!REDIRECTS.contains(response.statusCode())) {
        return response;
      }
      Optional<String> location = response.headers().firstValue("Location");
      next = redirected(next, location.orElse(""));
    }
    throw Failure.badRequest(
        "“%s” leads on and on: more than %d redirects.".formatted(address, MOST_REDIRECTS));
  }

  private static URI redirected(URI from, String location) {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException misshapen) {
      throw Failure.badRequest("“%s” redirects to no address.".formatted(from));
    }
  }

  private HttpResponse<byte[]> ask(URI address, String range) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address).timeout(WHOLE);
    HttpRequest request =
        range.isEmpty() ? builder.build() : builder.header("Range", range).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      // The timeout of the request ends with the headers; this one holds for the body too.
      return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw failed(address, slow);
    } catch (ExecutionException broken) {
      throw failed(address, broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed(address, interrupted);
    } finally {
      answer.cancel(true);
    }
  }

  private static Failure failed(URI address, @Nullable Throwable cause) {
    String reason =
        switch (cause) {
          case TimeoutException _, HttpTimeoutException _ -> "did not answer in time";
          case ConnectException _ -> "cannot be reached";
          case IOException e when String.valueOf(e.getMessage()).contains("capacity") ->
              "is larger than %d MB".formatted(LARGEST >> 20);
          case null, default -> "could not be read";
        };
    return Failure.badRequest("“%s” %s.".formatted(address, reason));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
