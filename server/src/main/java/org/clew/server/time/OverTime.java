package org.clew.server.time;

import java.time.Duration;
import java.util.function.Supplier;
import org.clew.model.ObjectId;
import org.clew.server.db.Scope;
import org.clew.server.mail.Mail;
import org.clew.server.mail.Outbox;
import org.clew.server.time.OverTimeStore.Late;

/** Tells the owner of a project of an instance that takes as long as the project expects. */
public final class OverTime {
  private final Outbox outbox;
  private final Supplier<String> address;
  private final OverTimeStore store = new OverTimeStore();

  /** With the address of the server, for links. */
  public OverTime(Outbox outbox, Supplier<String> address) {
    this.outbox = outbox;
    this.address = address;
  }

  void tell(Scope scope, ObjectId annotation) {
    if (outbox.isOpen()) {
      store.find(scope, annotation).ifPresent(late -> outbox.queue(scope, mail(late, annotation)));
    }
  }

  private Mail mail(Late late, ObjectId annotation) {
    return new Mail(
        late.owner(),
        "A task of “%s” takes longer than expected".formatted(late.project()),
        """
        %s has worked for %s on a task of your project “%s”, which expects %s.

        Task type:  %s
        Dataset:    %s
        Task:       %s
        Annotation: %s/annotations/%s

        You get this once for each annotation, as the owner of the project. To get no more of them, \
        take the expected time out of the project.
        """
            .formatted(
                late.worker(),
                words(late.tracingTime()),
                late.project(),
                words(late.expectedTime()),
                late.taskType(),
                late.dataset(),
                late.task(),
                address.get(),
                annotation));
  }

  /** Hours and minutes; seconds where they are all there is. */
  private static String words(long millis) {
    Duration time = Duration.ofMillis(millis);
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min"
        : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
