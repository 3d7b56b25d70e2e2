package org.clew.server.postgres;

import java.util.List;

/**
 * The settings of the embedded PostgreSQL and why each is there. They go on its command line, so
 * that they hold whatever its files say, and a new Clew brings its new settings along.
 */
enum PostgresSettings {
  FSYNC("fsync", "on", "what was committed is on the disk"),
  SYNCHRONOUS_COMMIT("synchronous_commit", "on", "and is there before the commit returns"),
  FULL_PAGE_WRITES("full_page_writes", "on", "a power cut in the middle of a page is repaired"),

  LISTEN_ADDRESSES("listen_addresses", "127.0.0.1", "no other machine reaches the database"),
  UNIX_SOCKETS("unix_socket_directories", "", "one way in; a socket's path is limited in length"),

  MAX_CONNECTIONS("max_connections", "100", "the pools of a few server processes, and a psql"),
  SHARED_BUFFERS("shared_buffers", "256MB", "a million tasks; taken only when used"),
  JIT("jit", "off", "our statements end before compiling them would pay"),
  RANDOM_PAGE_COST("random_page_cost", "1.1", "disks are SSDs: prefer an index over a scan"),

  MAX_WAL_SIZE("max_wal_size", "1GB", "bulk creation of tasks without constant checkpoints"),
  CHECKPOINT_TIMEOUT("checkpoint_timeout", "15min", "an idle laptop disk may sleep"),
  WAL_COMPRESSION("wal_compression", "on", "full pages after a checkpoint shrink to a third"),
  AUTOVACUUM("autovacuum", "on", "counters and states change in place, all day"),

  TIME_ZONE("timezone", "UTC", "the machine's zone must not show in any result"),
  LOG_TIME_ZONE("log_timezone", "UTC", "as in our own log"),
  LOG_CHECKPOINTS("log_checkpoints", "off", "the log is for what a person should see"),
  LOG_STATEMENTS("log_min_error_statement", "panic", "statements may hold what people traced");

  private final String name;
  private final String value;
  private final String reason;

  PostgresSettings(String name, String value, String reason) {
    this.name = name;
    this.value = value;
    this.reason = reason;
  }

  static List<String> asArguments() {
    return List.of(values()).stream().flatMap(setting -> setting.words().stream()).toList();
  }

  private List<String> words() {
    return List.of("-c", name + "=" + value);
  }

  @Override
  public String toString() {
    return name + " = " + value + " (" + reason + ")";
  }
}
