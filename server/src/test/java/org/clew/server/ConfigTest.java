package org.clew.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.clew.server.content.IntakeLimits;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.failure.StartFailure;
import org.clew.server.http.UploadLimits;
import org.clew.server.mail.MailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void withoutSettingsTheDefaultsHold() {
    Config config = Config.of(Map.of());

    assertThat(config)
        .isEqualTo(
            new Config(
                "127.0.0.1",
                9000,
                HERE.resolve("data"),
                null,
                16,
                null,
                HERE.resolve("data/datasets"),
                false,
                HERE.resolve("data/content"),
                5,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                new UploadLimits(1L << 30, 2000),
                IntakeLimits.DEFAULT,
                "https://neuroglancer-demo.appspot.com/",
                null));
  }

  @Test
  void everySettingArrives() {
    Config config =
        Config.of(
            Map.ofEntries(
                entry(Setting.HOST, " 0.0.0.0 "),
                entry(Setting.REMOTE_PRIVATE_ADDRESSES, "true"),
                entry(Setting.PORT, "0"),
                entry(Setting.DATA, "/srv/../srv/clew"),
                entry(Setting.DATABASE_URL, "postgresql://u:p@h:5/d"),
                entry(Setting.DATABASE_CONNECTIONS, "2"),
                entry(Setting.PUBLIC_URL, "https://clew.example.org"),
                entry(Setting.DATASETS, "/srv/em"),
                entry(Setting.CONTENT, "/srv/traced"),
                entry(Setting.MAX_OPEN_TASKS_PER_USER, "7"),
                entry(Setting.REOPEN_WINDOW, "2h"),
                entry(Setting.IDLE_GAP, "5m"),
                entry(Setting.MAX_UPLOAD, "512MB"),
                entry(Setting.MAX_UPLOAD_FILES, "3"),
                entry(Setting.MAX_NML, "64MB"),
                entry(Setting.MAX_UNPACKED, "1TB"),
                entry(Setting.MAX_ARCHIVE_ENTRIES, "4"),
                entry(Setting.NEUROGLANCER_URL, "none"),
                entry(Setting.MAIL_SERVER, "smtps://clew:s%3Acret@mail.lab.org"),
                entry(Setting.MAIL_FROM, "Clew <clew@lab.org>")));

    assertThat(config)
        .isEqualTo(
            new Config(
                "0.0.0.0",
                0,
                Path.of("/srv/clew"),
                new DatabaseAddress("jdbc:postgresql://h:5/d", "u", "p"),
                2,
                "https://clew.example.org",
                Path.of("/srv/em"),
                true,
                Path.of("/srv/traced"),
                7,
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                new UploadLimits(512L << 20, 3),
                new IntakeLimits(64L << 20, 1L << 40, 4),
                "",
                new MailServer(
                    true, "mail.lab.org", 465, "clew", "s:cret", "Clew <clew@lab.org>")));
  }

  @Test
  void aBlankValueIsLikeNone() {
    Config config =
        Config.of(
            Map.of(
                Setting.DATABASE_URL, " ",
                Setting.PUBLIC_URL, "",
                Setting.DATASETS, "",
                Setting.HOST, "",
                Setting.PORT, " "));

    assertThat(config).isEqualTo(Config.of(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, -1, 0, 65535",
    "PORT, 65536, 0, 65535",
    "PORT, 80a, 0, 65535",
    "PORT, 99999999999, 0, 65535",
    "DATABASE_CONNECTIONS, 1, 2, 1000",
    "MAX_OPEN_TASKS_PER_USER, 0, 1, 1000000",
    "MAX_OPEN_TASKS_PER_USER, 2.5, 1, 1000000"
  })
  void aWrongNumberIsNamedWithItsSetting(Setting setting, String text, int least, int most) {
    assertThatThrownBy(() -> Config.of(Map.of(setting, text)))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "%s is a whole number from %d to %d, not “%s”.", setting.key(), least, most, text);
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "2h, PT2H", "7d, PT168H", "0s, PT0S"})
  void durationsHaveUnits(String text, Duration wanted) {
    assertThat(Config.of(Map.of(Setting.REOPEN_WINDOW, text)).reopenWindow()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"1KB, 1024", "256MB, 268435456", "2GB, 2147483648", "999999TB, 1099510528264372224"})
  void sizesHaveUnits(String text, long wanted) {
    assertThat(Config.of(Map.of(Setting.MAX_UPLOAD, text)).uploads().bytes()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1024", "GB", "0MB", "-1GB", "1 GB", "1gb", "1.5GB", "1PB", "9999999TB"})
  void aWrongSizeIsNamedWithItsSetting(String text) {
    assertThatThrownBy(() -> Config.of(Map.of(Setting.MAX_UPLOAD, text)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("max-upload is a size such as 512KB, 256MB or 2GB, not “%s”.", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "-5s", "5 s", "5w", "1.5h", "PT30S", "9999999999s"})
  void aWrongDurationIsNamedWithItsSetting(String text) {
    assertThatThrownBy(() -> Config.of(Map.of(Setting.REOPEN_WINDOW, text)))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "reopen-window is a duration such as 500ms, 30s, 5m, 2h or 7d, not “%s”.", text);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:hunter2@h/d, jdbc:postgresql://h/d, u, hunter2",
    "postgres://u:hunter2@h:1/d?ssl=true, jdbc:postgresql://h:1/d?ssl=true, u, hunter2",
    "jdbc:postgresql://u:a%3Ab%40c@h/d, jdbc:postgresql://h/d, u, a:b@c",
    "postgresql://u:a+b@h/d, jdbc:postgresql://h/d, u, a+b",
    "postgresql://h/d, jdbc:postgresql://h/d, '', ''"
  })
  void databaseAddressesAreRead(String text, String url, String user, String password) {
    assertThat(DatabaseAddress.parse(text)).isEqualTo(new DatabaseAddress(url, user, password));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:hunter2@h",
        "postgresql://u:hunter2@h/",
        "mysql://u:hunter2@h/d",
        "postgresql://u:hunter2@ h/d",
        "postgresql://u:%zz-hunter2@h/d",
        "u:hunter2@h/d",
        "hunter2",
        "postgresql://u:hunter2@:5432/d"
      })
  void aWrongDatabaseAddressIsRefusedWithoutItsPassword(String text) {
    assertThatThrownBy(() -> Config.of(Map.of(Setting.DATABASE_URL, text)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:hunter2@h/d",
        "postgresql://h/d?user=u&password=hunter2",
        "postgresql://h/d?sslpassword=hunter2&ssl=true"
      })
  void noTextOfAConfigurationHoldsThePassword(String text) {
    Config config = Config.of(Map.of(Setting.DATABASE_URL, text));

    assertThat(config.toString()).doesNotContain("hunter2");
    assertThat(Objects.requireNonNull(config.database()).toString()).contains("//h/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.lab.org", "http://mail.lab.org", "smtp://clew@mail.lab.org", "smtp://:x y"})
  void aMailServerOfNoShapeIsRefusedWithoutSayingIt(String text) {
    assertThatThrownBy(
            () -> Config.of(Map.of(Setting.MAIL_SERVER, text, Setting.MAIL_FROM, "clew@lab.org")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("smtp://user:password@host:587")
        .hasMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clew", "two@lab.org, three@lab.org"})
  void mailsNeedASender(String from) {
    Map<Setting, String> given =
        Map.of(Setting.MAIL_SERVER, "smtp://mail.lab.org", Setting.MAIL_FROM, from);

    assertThatThrownBy(() -> Config.of(given))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("mail-from");
  }
}
