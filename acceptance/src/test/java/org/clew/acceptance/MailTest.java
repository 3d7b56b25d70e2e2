package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.TimeLab.beat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.server.mail.MailServer;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Mails, sent to a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {
  private static final long PATIENCE = 60_000;

  private final GreenMail post =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestServer server;
  private int labs;

  @BeforeAll
  void start() {
    post.setUser("clew", "s:cret");
    post.start();
    server =
        TestServer.start(
            new MailServer(
                false,
                "127.0.0.1",
                post.getSmtp().getPort(),
                "clew",
                "s:cret",
                "Clew <clew@lab.org>"));
  }

  @AfterAll
  void stop() {
    server.close();
    post.stop();
  }

  @BeforeEach
  @AfterEach
  void empty() throws Exception {
    post.purgeEmailFromAllMailboxes();
  }

  /** Works on an instance until it takes as long as expected, and a bit longer. */
  private static String workTooLong(TimeLab lab) {
    String instance = TimeLab.take(lab.ann);
    for (int seconds = 0; seconds <= 50; seconds += 10) {
      beat(lab.ann.calls(), instance, lab.now());
      lab.server.clock().advance(Duration.ofSeconds(10));
    }
    return instance;
  }

  private TimeLab lab() {
    return new TimeLab(server, "Mail" + ++labs);
  }

  @Test
  void theOwnerOfAProjectIsToldOnceOfAnInstanceThatTakesLong() throws Exception {
    TimeLab lab = lab();
    String instance = workTooLong(lab);

    assertThat(post.waitForIncomingEmail(PATIENCE, 1)).isTrue();
    beat(lab.ann.calls(), instance, lab.now());

    MimeMessage[] mails = post.getReceivedMessages();
    assertThat(mails).hasSize(1);
    assertThat(mails[0].getSubject()).isEqualTo("A task of “axons” takes longer than expected");
    assertThat(mails[0].getAllRecipients()[0])
        .hasToString("admin@" + lab.name.toLowerCase(Locale.ROOT) + ".org");
    assertThat(mails[0].getFrom()[0]).hasToString("Clew <clew@lab.org>");
    assertThat(mails[0].getContent().toString())
        .contains("Ann ", "30 s on a task of your project “axons”, which expects 30 s", "em")
        .contains(server.url() + "/annotations/" + instance);
    assertThat(waiting(lab)).isEmpty();
  }

  @Test
  void aMailThatCannotBeSentIsTriedAgainLater() throws Exception {
    int port = freePort();
    GreenMail late = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try (TestServer other =
        TestServer.start(new MailServer(false, "127.0.0.1", port, null, null, "clew@lab.org"))) {
      TimeLab lab = new TimeLab(other, "Patient");
      workTooLong(lab);
      while (waiting(lab).stream().noneMatch(row -> row.startsWith("1 "))) {
        Thread.onSpinWait();
      }
      late.start();
      other.clock().advance(Duration.ofMinutes(6));

      assertThat(late.waitForIncomingEmail(PATIENCE, 1)).isTrue();
    } finally {
      late.stop();
    }
  }

  @Test
  void anInvitationAndTheLinkOfANewPasswordGoToThePerson() throws Exception {
    TimeLab lab = lab();
    String address = "nora@%s.org".formatted(lab.name.toLowerCase(Locale.ROOT));

    JsonNode issued =
        lab.lab
            .admin()
            .post("//api/clew/v1/invitations", Map.of("email", address))
            .expect(200)
            .json();
    assertThat(issued.get("mailed").asBoolean()).isTrue();
    assertThat(post.waitForIncomingEmail(PATIENCE, 1)).isTrue();
    MimeMessage invitation = post.getReceivedMessages()[0];
    assertThat(invitation.getAllRecipients()[0]).hasToString(address);
    assertThat(invitation.getSubject()).contains("invites you to “" + lab.name);
    assertThat(invitation.getContent().toString()).contains(issued.get("url").asString());
    server
        .anonymous()
        .get("/" + issued.get("url").asString().substring(server.url().length()))
        .expect(200);

    JsonNode reset =
        lab.lab
            .admin()
            .post("//api/clew/v1/users/%s/passwordReset".formatted(lab.ann.id()), null)
            .expect(200)
            .json();
    assertThat(reset.get("mailed").asBoolean()).isTrue();
    assertThat(reset.get("url").asString())
        .isEqualTo(server.url() + "/password/" + reset.get("token").asString());
    assertThat(post.waitForIncomingEmail(PATIENCE, 2)).isTrue();
    MimeMessage link = post.getReceivedMessages()[1];
    assertThat(link.getSubject()).isEqualTo("Set your password for Clew");
    assertThat(link.getContent().toString()).contains(reset.get("url").asString());
  }

  @Test
  void peopleOfAFileAreMailedTheirLinksIfThatIsAskedFor() throws Exception {
    TimeLab lab = lab();
    String domain = "@%s.org".formatted(lab.name.toLowerCase(Locale.ROOT));
    Caller admin = lab.lab.admin().withHeader("Content-Type", "text/csv");
    String header = "email,firstName,lastName,password\n";

    admin
        .post("//api/clew/v1/users/import", header + "quiet%s,Quinn,Quiet,\n".formatted(domain))
        .expect(200);
    JsonNode people =
        admin
            .post(
                "//api/clew/v1/users/import?mail=true",
                header
                    + "new%s,Nora,New,\nknown%s,Kim,Known,a-long-password\n"
                        .formatted(domain, domain))
            .expect(200)
            .json()
            .get("users");

    assertThat(people.at("/0/passwordToken/mailed").asBoolean()).isTrue();
    assertThat(post.waitForIncomingEmail(PATIENCE, 1)).isTrue();
    MimeMessage[] mails = post.getReceivedMessages();
    assertThat(mails).hasSize(1);
    assertThat(mails[0].getAllRecipients()[0]).hasToString("new" + domain);
    assertThat(mails[0].getSubject()).isEqualTo("Your account in Clew");
    assertThat(mails[0].getContent().toString())
        .contains(people.at("/0/passwordToken/url").asString());
  }

  @Test
  void anInvitationWithoutAnAddressIsNotMailed() {
    TimeLab lab = lab();

    JsonNode issued =
        lab.lab.admin().post("//api/clew/v1/invitations", Map.of()).expect(200).json();

    assertThat(issued.get("mailed").asBoolean()).isFalse();
    assertThat(waiting(lab)).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void withoutAMailServerNothingIsQueued() {
    try (TestServer silent = TestServer.start()) {
      TimeLab lab = new TimeLab(silent, "Silent");
      workTooLong(lab);

      assertThat(lab.rows("SELECT kind FROM events WHERE kind = 'instance.over_time'")).hasSize(1);
      assertThat(waiting(lab)).isEmpty();
    }
  }

  @Test
  void severalServersSendAMailOnce() throws Exception {
    TimeLab lab = lab();
    try (TestServer other = server.another()) {
      other.clock().advance(Duration.ofMillis(server.clock().millis() - other.clock().millis()));
      for (int i = 0; i < 5; i++) {
        String instance = workTooLong(lab);
        lab.ann.calls().patch("/annotations/Task/" + instance + "/finish", Map.of()).expect(200);
      }
      assertThat(post.waitForIncomingEmail(PATIENCE, 5)).isTrue();
      while (!waiting(lab).isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(post.getReceivedMessages()).hasSize(5);
    }
  }

  private static List<String> waiting(TimeLab lab) {
    return lab.rows("SELECT tries || ' ' || recipient FROM mails");
  }
}
