package org.clew.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.server.content.IntakeLimits;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.failure.StartFailure;
import org.clew.server.http.UploadLimits;
import org.clew.server.mail.MailServer;
import org.jspecify.annotations.Nullable;

/**
 * How a server is set up.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param data the directory of everything the server keeps on disk
 * @param database where PostgreSQL is; null for the embedded one
 * @param databaseConnections how many at the most
 * @param publicUrl the server’s address as clients see it; null for localhost and the port
 * @param datasets the directory below which datasets can be registered
 * @param remotePrivateAddresses whether datasets can lie at addresses of private networks
 * @param content the directory of what people trace
 * @param maxOpenTasksPerUser how many instances an annotator may have open
 * @param reopenWindow how long an annotator may take a finish back
 * @param idleGap how long nobody hears of an annotator until it counts as a break
 * @param uploads how much one upload may hold
 * @param intake how much is read of the files of one upload
 * @param neuroglancerUrl the viewer in which pages open tasks; empty for none
 * @param mail who carries mail; null if none is sent
 */
public record Config(
    String host,
    int port,
    Path data,
    @Nullable DatabaseAddress database,
    int databaseConnections,
    @Nullable String publicUrl,
    Path datasets,
    boolean remotePrivateAddresses,
    Path content,
    int maxOpenTasksPerUser,
    Duration reopenWindow,
    Duration idleGap,
    UploadLimits uploads,
    IntakeLimits intake,
    String neuroglancerUrl,
    @Nullable MailServer mail) {

  /** From settings, each set or, where it is missing or blank, at its default. */
  public static Config of(Map<Setting, String> given) {
    Map<Setting, String> set = new EnumMap<>(Setting.class);
    given.forEach((setting, text) -> {
      if (!text.isBlank()) {
        set.put(setting, text.strip());
      }
    });
    return of(new Values(set));
  }

  private static Config of(Values values) {
    Path data = Path.of(values.text(Setting.DATA)).toAbsolutePath().normalize();
    String database = values.given().get(Setting.DATABASE_URL);
    return new Config(
        values.text(Setting.HOST),
        values.number(Setting.PORT, 0, 65535),
        data,
        database == null ? null : DatabaseAddress.parse(database),
        values.number(Setting.DATABASE_CONNECTIONS, 2, 1000),
        values.given().get(Setting.PUBLIC_URL),
        values.directory(Setting.DATASETS, data.resolve("datasets")),
        values.flag(Setting.REMOTE_PRIVATE_ADDRESSES),
        values.directory(Setting.CONTENT, data.resolve("content")),
        values.number(Setting.MAX_OPEN_TASKS_PER_USER, 1, 1_000_000),
        values.duration(Setting.REOPEN_WINDOW),
        values.duration(Setting.IDLE_GAP),
        new UploadLimits(
            values.size(Setting.MAX_UPLOAD), values.number(Setting.MAX_UPLOAD_FILES, 1, 1_000_000)),
        new IntakeLimits(
            values.size(Setting.MAX_NML),
            values.size(Setting.MAX_UNPACKED),
            values.number(Setting.MAX_ARCHIVE_ENTRIES, 1, 1_000_000)),
        values.webAddress(Setting.NEUROGLANCER_URL),
        values.mailServer());
  }

  private record Values(Map<Setting, String> given) {
    String text(Setting setting) {
      return given.getOrDefault(setting, setting.otherwise());
    }

    Path directory(Setting setting, Path otherwise) {
      String text = given.get(setting);
      return text == null ? otherwise : Path.of(text).toAbsolutePath().normalize();
    }

    @Nullable MailServer mailServer() {
      String server = given.get(Setting.MAIL_SERVER);
      return server == null ? null : MailServer.parse(server, text(Setting.MAIL_FROM));
    }

    boolean flag(Setting setting) {
      String text = text(setting);
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new StartFailure("%s is true or false, not “%s”.".formatted(setting.key(), text));
      };
    }

    /** Empty for “none”. */
    String webAddress(Setting setting) {
      String text = text(setting);
      if (text.equals("none")) {
        return "";
      }
      if (!text.matches("https?://[^\\s#]+")) {
        throw new StartFailure(
            "%s is an address such as https://viewer.lab.org/ without “#”, or none, not “%s”."
                .formatted(setting.key(), text));
      }
      return text;
    }

    int number(Setting setting, int least, int most) {
      String text = text(setting);
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Told below, as for one that is out of range.
      }
      throw new StartFailure(
          "%s is a whole number from %d to %d, not “%s”."
              .formatted(setting.key(), least, most, text));
    }

    Duration duration(Setting setting) {
      String text = text(setting);
      for (Map.Entry<String, Duration> unit : UNITS) {
        String digits = text.substring(0, Math.max(0, text.length() - unit.getKey().length()));
        if (text.endsWith(unit.getKey()) && digits.matches("\\d{1,9}")) {
          return unit.getValue().multipliedBy(Long.parseLong(digits));
        }
      }
      throw new StartFailure(
          "%s is a duration such as 500ms, 30s, 5m, 2h or 7d, not “%s”."
              .formatted(setting.key(), text));
    }

    /** In bytes, at least 1. */
    long size(Setting setting) {
      String text = text(setting);
      Matcher size = SIZE.matcher(text);
      if (size.matches()) {
        int power = 1 + "KMGT".indexOf(size.group(2));
        return Long.parseLong(size.group(1)) << (10 * power);
      }
      throw new StartFailure(
          "%s is a size such as 512KB, 256MB or 2GB, not “%s”.".formatted(setting.key(), text));
    }

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})([KMGT])B");

    private static final List<Map.Entry<String, Duration>> UNITS =
        List.of(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)));
  }
}
