package org.clew.benchmarks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks at the memory of another process ten times a second. */
final class MemoryWatch implements AutoCloseable {
  private static final int PERIOD_MILLIS = 100;

  /**
   * How much it was at one moment, in bytes.
   *
   * @param heap in use, garbage among it
   * @param old in use in the old generation: what lasts, and garbage that lasted for a while
   * @param resident of the process, all in all
   */
  record Sample(long heap, long old, long resident) {}

  private final long process;
  private final JMXConnector connector;
  private final List<MemoryPoolMXBean> pools;
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledFuture<?> looking;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private MemoryWatch(long process, JMXConnector connector) throws IOException {
    this.process = process;
    this.connector = connector;
    MBeanServerConnection connection = connector.getMBeanServerConnection();
    this.pools =
        List.copyOf(ManagementFactory.getPlatformMXBeans(connection, MemoryPoolMXBean.class));
    this.looking = timer.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @SuppressWarnings("BanJNDI") // of a process that this one started
  static MemoryWatch of(long process) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
    try {
      String address = machine.startLocalManagementAgent();
      return new MemoryWatch(process, JMXConnectorFactory.connect(new JMXServiceURL(address)));
    } finally {
      machine.detach();
    }
  }

  private synchronized void look() {
    try {
      samples.add(
          new Sample(
              used("Eden Space|Survivor Space|Tenured Gen"), used("Tenured Gen"), resident()));
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private long used(String names) {
    return pools.stream()
        .filter(pool -> pool.getName().matches(names))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }

  private long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D+", "")) << 10;
      }
    }
    return 0;
  }

  /** Looks once more; answers the first value since the last call, the highest and the last. */
  synchronized List<Sample> take() {
    look();
    List<Sample> taken = List.copyOf(samples);
    samples.clear();
    return List.of(
        taken.getFirst(),
        new Sample(
            highest(taken, Sample::heap),
            highest(taken, Sample::old),
            highest(taken, Sample::resident)),
        taken.getLast());
  }

  private static long highest(List<Sample> samples, ToLongFunction<Sample> value) {
    return samples.stream().mapToLong(value).max().orElse(0);
  }

  @Override
  public void close() throws IOException {
    looking.cancel(false);
    timer.shutdownNow();
    connector.close();
  }
}
