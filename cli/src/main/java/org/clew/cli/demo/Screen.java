package org.clew.cli.demo;

import java.io.Console;
import java.io.PrintWriter;

/** Tells people what goes on: with moving bars on a terminal, with plain lines elsewhere. */
final class Screen {
  private final PrintWriter out;
  private final boolean isTerminal = isTerminal();

  Screen(PrintWriter out) {
    this.out = out;
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  void line(String text, Object... values) {
    out.printf(text + "%n", values);
    out.flush();
  }

  void blank() {
    out.println();
    out.flush();
  }

  void start(String text, Object... values) {
    out.printf(text + " … ", values);
    out.flush();
  }

  void done(String text, Object... values) {
    line(text, values);
  }

  Bar bar(String what) {
    return new Bar(what, isTerminal, out);
  }
}
