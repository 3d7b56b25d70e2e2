package org.clew.server.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A connection to the mail server, opened with the first mail. */
final class Smtp implements AutoCloseable {
  private static final String MOST_MILLIS = "10000";

  private final MailServer server;
  private final Session session;
  private @Nullable Transport transport;

  Smtp(MailServer server) {
    this.server = server;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(MailServer server) {
    String protocol = server.isEncrypted() ? "smtps" : "smtp";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "connectiontimeout", MOST_MILLIS);
    properties.setProperty(prefix + "timeout", MOST_MILLIS);
    properties.setProperty(prefix + "writetimeout", MOST_MILLIS);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(
        prefix + "starttls.required", Boolean.toString(server.needsEncryption()));
    return properties;
  }

  void send(Mail mail, Instant written) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(server.from(), true));
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(written));
    // Whoever is away need not tell a program.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    connected().sendMessage(message, message.getAllRecipients());
  }

  private Transport connected() throws MessagingException {
    if (transport == null || !transport.isConnected()) {
      Transport fresh = session.getTransport();
      fresh.connect(server.host(), server.port(), server.user(), server.password());
      transport = fresh;
    }
    return transport;
  }

  @Override
  public void close() throws MessagingException {
    if (transport != null) {
      transport.close();
    }
  }
}
