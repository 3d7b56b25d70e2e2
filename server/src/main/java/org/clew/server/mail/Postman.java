package org.clew.server.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clew.server.db.Database;
import org.clew.server.mail.MailStore.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails that wait, one after the other; several servers may do it at once. A mail is taken
 * for a while, sent, and forgotten: one that a server was sending when it was killed is sent again.
 */
public final class Postman implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  private final Database database;
  private final MailServer server;
  private final Clock clock;
  private final MailStore store = new MailStore();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clew-mail").factory());

  private Postman(Database database, MailServer server, Clock clock) {
    this.database = database;
    this.server = server;
    this.clock = clock;
  }

  /** Begins to look for mails every few seconds. */
  public static Postman start(Database database, MailServer server, Clock clock) {
    Postman postman = new Postman(database, server, clock);
    var _ =
        postman.timer.scheduleWithFixedDelay(
            postman::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return postman;
  }

  private void round() {
    try (Smtp smtp = new Smtp(server)) {
      while (sendNext(smtp)) {
        // The next one.
      }
    } catch (RuntimeException | MessagingException failed) {
      LOG.warn("Mails could not be sent; the next try is soon", failed);
    }
  }

  /** False if there is none, or no sense in going on. */
  private boolean sendNext(Smtp smtp) {
    Instant now = clock.instant();
    Optional<Due> next =
        database.acrossOrganizations(all -> store.take(all, now, now.plus(FIRST_PAUSE)));
    if (next.isEmpty()) {
      return false;
    }
    Due due = next.get();
    try {
      smtp.send(due.mail(), due.created());
    } catch (MessagingException failed) {
      notSent(due, now, failed);
      return false;
    }
    forget(due);
    return true;
  }

  private void notSent(Due due, Instant now, MessagingException failed) {
    Instant again = now.plus(pause(due.tries()));
    if (again.isAfter(due.created().plus(GIVE_UP_AFTER))) {
      LOG.warn("{} is given up after {} tries", due.mail(), due.tries() + 1, failed);
      forget(due);
      return;
    }
    LOG.warn("{} was not sent: {}. It is tried again at {}.", due.mail(), told(failed), again);
    database.acrossOrganizations(all -> {
      store.postpone(all, due.id(), again, told(failed));
      return true;
    });
  }

  private void forget(Due due) {
    database.acrossOrganizations(all -> {
      store.delete(all, due.id());
      return true;
    });
  }

  private static Duration pause(int tries) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
  }

  private static String told(MessagingException failed) {
    String text = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    return text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
