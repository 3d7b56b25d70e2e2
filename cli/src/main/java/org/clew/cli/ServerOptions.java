package org.clew.cli;

import java.util.EnumMap;
import java.util.Map;
import org.clew.server.Config;
import org.clew.server.Setting;
import org.clew.server.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that start a server. */
final class ServerOptions {
  @Option(names = "--port", paramLabel = "N", description = "The port to listen on (9000).")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (127.0.0.1); 0.0.0.0 for all.")
  private @Nullable String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The directory of everything the server keeps on disk (data).")
  private @Nullable String data;

  /** What file, environment and options say together. */
  Config config() {
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    put(options, Setting.PORT, port);
    put(options, Setting.HOST, host);
    put(options, Setting.DATA, data);
    return Config.of(Settings.collect(System.getenv(), options));
  }

  private static void put(Map<Setting, String> options, Setting setting, @Nullable String value) {
    if (value != null) {
      options.put(setting, value);
    }
  }
}
