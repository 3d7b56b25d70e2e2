package org.clew.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests and brings back answers, whatever their status.
 *
 * @param client the connections, shared by all that came from one {@link #to}
 * @param url address of the server
 * @param timeouts how long to wait for it
 * @param retries what to do when it does not answer well
 * @param credential what is shown to it
 */
record Transport(
    HttpClient client, URI url, Timeouts timeouts, Retries retries, Credential credential) {
  /** Of a refusal no more than this is read, in bytes. */
  private static final int REFUSAL = 1 << 16;

  static Transport to(URI url, Timeouts timeouts, Retries retries, Credential credential) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connecting())
            .build();
    return new Transport(client, url, timeouts, retries, credential);
  }

  Transport as(Credential other) {
    return new Transport(client, url, timeouts, retries, other);
  }

  /** The same over the same connections with other habits. */
  Transport with(Timeouts otherTimeouts, Retries otherRetries) {
    return new Transport(client, url, otherTimeouts, otherRetries, credential);
  }

  /** The whole answer; of a refusal its beginning. */
  Answer send(Call call) {
    Deadline end = Deadline.in(timeouts.answering());
    return retries.run(call, Faults.of(url, call), end, unknown -> once(call, unknown));
  }

  /** A success to be read while it arrives; a refusal is read and thrown. */
  Download open(Call call) {
    Deadline end = Deadline.in(timeouts.answering());
    Response response = retries.run(call, Faults.of(url, call), end, unknown -> begin(call));
    if (response instanceof Answer refusal) {
      throw refusal.failure();
    }
    return (Download) response;
  }

  private Answer once(Call call, int unknown) {
    Progress sent = new Progress(call.payload().publisher().get());
    HttpResponse<BodyStream> response = respond(call, sent);
    Answer answer = whole(call, response, Deadline.after(sent.lastTaken(), timeouts.answering()));
    return unknown > 0 ? answer.repeated() : answer;
  }

  private Response begin(Call call) {
    HttpResponse<BodyStream> response =
        respond(call, new Progress(call.payload().publisher().get()));
    int status = response.statusCode();
    return Answer.isSuccess(status)
        ? new Download(status, response.headers(), response.body(), Faults.of(url, call))
        : whole(call, response, Deadline.in(timeouts.answering()));
  }

  private Answer whole(Call call, HttpResponse<BodyStream> response, Deadline end) {
    int status = response.statusCode();
    int limit = Answer.isSuccess(status) ? Integer.MAX_VALUE : REFUSAL;
    try (BodyStream body = response.body().until(end)) {
      byte[] bytes = body.readNBytes(limit);
      return new Answer(Faults.of(url, call), status, response.headers(), bytes, credential);
    } catch (IOException broken) {
      throw end.isOver() ? late(call, broken) : Faults.of(url, call).of(broken);
    }
  }

  /** Waits for the beginning of the answer, as long as bytes go out and the server has time. */
  private HttpResponse<BodyStream> respond(Call call, Progress sent) {
    CompletableFuture<HttpResponse<BodyStream>> answer =
        client.sendAsync(request(call, sent), start -> new BodyStream(timeouts.silence()));
    try {
      return await(answer, sent);
    } catch (TimeoutException late) {
      abandon(answer);
      throw late(call, late);
    } catch (InterruptedException interrupted) {
      abandon(answer);
      Thread.currentThread().interrupt();
      throw Faults.of(url, call).unanswered("this thread was interrupted", interrupted);
    } catch (CancellationException | ExecutionException failed) {
      throw Faults.of(url, call).of(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private <T> T await(CompletableFuture<T> answer, Progress sent)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      Deadline end = Deadline.after(sent.lastTaken(), timeouts.answering());
      try {
        return answer.get(Deadline.nanos(end.left()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        if (Deadline.after(sent.lastTaken(), timeouts.answering()).isOver()) {
          throw late;
        }
      }
    }
  }

  /** Nobody waits for it any more; should it have come by now, its connection is let go. */
  private static void abandon(CompletableFuture<HttpResponse<BodyStream>> answer) {
    if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
      answer.join().body().close();
    }
  }

  private InvalidResponseException late(Call call, Exception cause) {
    Duration limit = timeouts.answering();
    return Faults.of(url, call)
        .unanswered("no answer within " + Deadline.text(limit) + " (WK_TIMEOUT)", cause);
  }

  private HttpRequest request(Call call, Progress body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + call.route().path())).method(call.method(), body);
    String contentType = call.payload().contentType();
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    request.header("Accept", "application/json");
    call.headers().forEach(request::setHeader);
    if (!credential.header().isEmpty()) {
      request.header(credential.header().get(0), credential.header().get(1));
    }
    return request.build();
  }

  @Override
  public String toString() {
    return "Transport[" + url + "]";
  }
}
