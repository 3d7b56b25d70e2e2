package org.clew.cli.demo;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress of one step. */
final class Bar implements AutoCloseable {
  private final String what;
  private final PrintWriter out;
  private final @Nullable ProgressBar moving;
  private final long start = System.nanoTime();
  private long done;
  private long total;

  Bar(String what, boolean isTerminal, PrintWriter out) {
    this.what = what;
    this.out = out;
    this.moving =
        isTerminal
            ? new ProgressBarBuilder()
                .setTaskName(what)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis(100)
                .setMaxRenderedLength(100)
                .hideEta()
                .build()
            : null;
  }

  synchronized void at(long nowDone, long ofTotal) {
    done = Math.max(done, nowDone);
    total = ofTotal;
    if (moving != null) {
      moving.maxHint(total).stepTo(done);
    }
  }

  synchronized void step(long ofTotal) {
    at(done + 1, ofTotal);
  }

  @Override
  public void close() {
    if (moving != null) {
      moving.close();
      return;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String amount = total == 0 ? "was there already" : "%d of %d".formatted(done, total);
    out.printf("%s: %s, %.1f s%n", what, amount, seconds);
    out.flush();
  }
}
