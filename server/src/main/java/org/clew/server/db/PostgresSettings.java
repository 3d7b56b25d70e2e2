package org.clew.server.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the embedded PostgreSQL is set up, and why. */
final class PostgresSettings {
  private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

  static {
    // What is committed is on disk, whatever dies.
    SETTINGS.put("fsync", "on");
    SETTINGS.put("synchronous_commit", "on");
    SETTINGS.put("full_page_writes", "on");
    // Only programs of this machine get as far as the password.
    SETTINGS.put("listen_addresses", "127.0.0.1");
    SETTINGS.put("unix_socket_directories", "");
    SETTINGS.put("password_encryption", "scram-sha-256");
    // Small when idle; the operating system’s cache does the rest.
    SETTINGS.put("shared_buffers", "64MB");
    SETTINGS.put("max_connections", "100");
    SETTINGS.put("max_parallel_workers_per_gather", "0");
    SETTINGS.put("io_method", "sync");
    // Many short statements: compiling them costs more than it saves.
    SETTINGS.put("jit", "off");
    // Solid-state disks, as everywhere by now.
    SETTINGS.put("random_page_cost", "1.1");
    // Fewer, longer checkpoints: less written twice under load.
    SETTINGS.put("checkpoint_timeout", "15min");
    SETTINGS.put("max_wal_size", "1GB");
    SETTINGS.put("wal_compression", "on");
    // Tasks change often and their table is large: clean up after thousands of rows, not millions.
    SETTINGS.put("autovacuum_vacuum_scale_factor", "0.05");
    SETTINGS.put("autovacuum_analyze_scale_factor", "0.02");
    SETTINGS.put("timezone", "UTC");
    SETTINGS.put("log_timezone", "UTC");
    SETTINGS.put("lc_messages", "C");
  }

  private PostgresSettings() {}

  static List<String> arguments(int port) {
    List<String> arguments = new ArrayList<>();
    SETTINGS.forEach((name, value) -> {
      arguments.add("-c");
      arguments.add(name + "=" + value);
    });
    arguments.add("-c");
    arguments.add("port=" + port);
    return arguments;
  }
}
