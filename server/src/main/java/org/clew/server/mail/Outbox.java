package org.clew.server.mail;

import java.time.Clock;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Where mails wait to be sent. Who is given no server for them needs not ask: nothing is queued.
 */
public final class Outbox {
  private final boolean isOpen;
  private final Clock clock;
  private final MailStore store = new MailStore();

  /** With who carries mail, or null if nobody does. */
  public Outbox(@Nullable MailServer server, Clock clock) {
    this.isOpen = server != null;
    this.clock = clock;
  }

  /** Whether mails are sent at all. */
  public boolean isOpen() {
    return isOpen;
  }

  /** Queues a mail, to be sent once the transaction is done. */
  public void queue(Scope scope, Mail mail) {
    if (isOpen) {
      store.insert(scope, mail, clock.instant());
    }
  }
}
