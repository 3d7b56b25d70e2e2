package org.clew.server.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.clew.json.WireJson;
import org.clew.model.wire.WireTaskCreation;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes things once, however often they are asked for under one key: the answer is kept in the
 * transaction that made them, and given again for a day. What was refused is not kept: asking again
 * may go better.
 */
public final class RequestKeys {
  private static final Logger LOG = LoggerFactory.getLogger(RequestKeys.class);
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;
  private final RequestKeyStore store = new RequestKeyStore();

  /** Over the database. */
  public RequestKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Forgets keys that are old; answers how many. */
  public int collect() {
    int collected =
        database.acrossOrganizations(all -> store.deleteBefore(all, clock.instant().minus(KEPT)));
    if (collected > 0) {
      LOG.info("{} old idempotency keys were forgotten", collected);
    }
    return collected;
  }

  /** What was answered before, if anything. */
  Optional<WireTaskCreation> answered(CurrentUser user, @Nullable RequestKey key) {
    return key == null
        ? Optional.empty()
        : database.read(user.organization(), scope -> answered(scope, user, key));
  }

  /** Makes them now, unless they were made before. */
  WireTaskCreation once(
      Scope scope,
      CurrentUser user,
      @Nullable RequestKey key,
      Supplier<WireTaskCreation> creation) {
    if (key == null) {
      return creation.get();
    }
    if (!store.lock(scope, user.id(), key.key())) {
      throw Failure.of(
          FailureCode.CONFLICT,
          "A request with the same Idempotency-Key is still being carried out. Send it again in a moment.");
    }
    return answered(scope, user, key)
        .orElseGet(() -> {
          WireTaskCreation made = creation.get();
          store.insert(scope, user.id(), key, compressed(made), clock.instant());
          return made;
        });
  }

  private Optional<WireTaskCreation> answered(Scope scope, CurrentUser user, RequestKey key) {
    return store
        .find(scope, user.id(), key.key())
        .map(before -> {
          if (!before.request().equals(key.request())) {
            throw Failure.of(
                FailureCode.UNPROCESSABLE,
                "This Idempotency-Key was used for another request. Take a new key for each request.");
          }
          return restored(before.answer());
        });
  }

  private static byte[] compressed(WireTaskCreation answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(WireJson.mapper().writeValueAsBytes(answer));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static WireTaskCreation restored(InputStream compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(compressed)) {
      return WireJson.mapper().readValue(gzip, WireTaskCreation.class);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
