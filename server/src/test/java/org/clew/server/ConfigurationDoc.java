package org.clew.server;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/configuration.md} from the settings. */
final class ConfigurationDoc {
  private static final Set<Setting> OPTIONS = Set.of(Setting.HOST, Setting.PORT, Setting.DATA);
  private static final String TEXT =
      """
      # Configuration

      <!-- Generated from org.clew.server.Setting: change it there, then run
           mvn test -pl server -am -Dtest=ConfigurationDocTest -Dclew.write=true \
      -Dsurefire.failIfNoSpecifiedTests=false -->

      A server is set up by, the later winning over the earlier:

      1. the defaults below,
      2. the file `clew.properties` in the data directory, lines of `key=value`,
      3. variables of the environment,
      4. options of `clew serve` and `clew demo`.

      | Key in the file | Variable | Option | Default | Meaning |
      |---|---|---|---|---|
      %s

      - A key or a variable `CLEW_…` that is none of these stops the start, and the message names the nearest
        one that exists.
      - Durations have a unit: `500ms`, `30s`, `5m`, `2h`, `7d`. So have sizes: `512KB`, `256MB`, `2GB`; each is
        1024 of the one before.
      - `data` in the file has no effect on where that file is looked for; set the variable or the option.
      - `CLEW_DATABASE_URL` holds a password: a file that only its owner can read is a better place than a
        command line. The password is never printed.

      Two more variables are for the script `clew`, not for the server: `CLEW_JAVA_HOME`, a JDK 25 or newer,
      goes before `JAVA_HOME`; `CLEW_JAVA_OPTS` holds more options for Java, for example `-Xmx2g`.
      """;

  private ConfigurationDoc() {}

  static String text() {
    return TEXT.formatted(
        Stream.of(Setting.values()).map(ConfigurationDoc::row).collect(Collectors.joining("\n")));
  }

  private static String row(Setting setting) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.variable(),
            OPTIONS.contains(setting) ? "`--" + setting.key() + "`" : "",
            setting.otherwise().isEmpty() ? "none" : "`" + setting.otherwise() + "`",
            setting.meaning());
  }
}
