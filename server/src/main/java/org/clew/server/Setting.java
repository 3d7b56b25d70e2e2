package org.clew.server;

import java.util.Locale;

/** Everything that can be set: in a file, in the environment, as an option of the command. */
public enum Setting {
  HOST("127.0.0.1", "The address to listen on; 0.0.0.0 for all."),
  PORT("9000", "The port to listen on; 0 for a free one."),
  DATA("data", "The directory of everything the server keeps on disk."),
  DATABASE_URL(
      "",
      "A PostgreSQL of your own, 15 or newer: postgresql://user:password@host:5432/database."
          + " Without it the embedded one is used."),
  DATABASE_CONNECTIONS("16", "How many connections to the database at the most."),
  PUBLIC_URL(
      "", "The server’s address as clients see it. Without it http://localhost and the port."),
  DATASETS(
      "", "The directory below which datasets can be registered. Without it datasets in data."),
  REMOTE_PRIVATE_ADDRESSES(
      "false",
      "Whether datasets can be registered from addresses in private networks and on the server’s own"
          + " machine: true or false. Leave it if not everyone who may register datasets may see"
          + " what the server sees there."),
  CONTENT(
      "",
      "The directory of what people trace. Without it content in data. Several servers on one"
          + " database need the same one."),
  MAX_OPEN_TASKS_PER_USER("5", "How many tasks an annotator may have open."),
  REOPEN_WINDOW("30s", "How long an annotator may take a finish back."),
  IDLE_GAP("60s", "How long nobody hears of an annotator until it counts as a break, not as work."),
  MAX_UPLOAD(
      "1GB",
      "How large one upload of annotation files may be, all files together. They lie in uploads in"
          + " data until the request ends."),
  MAX_UPLOAD_FILES("2000", "How many files one upload may have."),
  MAX_NML(
      "256MB",
      "How large one NML may be. Half of the memory of Java (see -Xmx) is for reading them, which"
          + " takes some four times their size; one that does not fit into that is refused too."),
  MAX_UNPACKED(
      "4GB",
      "How large the archives of one upload may be when unpacked, all together. They lie in"
          + " uploads in data until the request ends."),
  MAX_ARCHIVE_ENTRIES("10000", "How many files the archives of one upload may hold."),
  NEUROGLANCER_URL(
      "https://neuroglancer-demo.appspot.com/",
      "The Neuroglancer in which pages open tasks, or none. The server itself never asks it anything;"
          + " browsers of annotators go there, and it reads voxels from this server."),
  MAIL_SERVER(
      "",
      "Who carries mail: smtp://user:password@host:587, or smtps:// for TLS from the beginning, or"
          + " without user and password. Without it no mail is sent."),
  MAIL_FROM("", "The address that mails come from, such as clew@lab.org.");

  private final String otherwise;
  private final String meaning;

  Setting(String otherwise, String meaning) {
    this.otherwise = otherwise;
    this.meaning = meaning;
  }

  /** Its value when it is not set. */
  public String otherwise() {
    return otherwise;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its name in a file: {@code max-open-tasks-per-user}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name in the environment: {@code CLEW_MAX_OPEN_TASKS_PER_USER}. */
  public String variable() {
    return "CLEW_" + name();
  }
}
