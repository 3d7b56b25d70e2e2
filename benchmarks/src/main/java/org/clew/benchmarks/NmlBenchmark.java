package org.clew.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A file of about 100 MB: read, written, and merely walked through by the JDK’s XML reader. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
public class NmlBenchmark {
  static final int NODES = 500_000;

  private byte[] bytes = {};
  private Nml nml = GeneratedNml.nml(0);

  /** Generates the file. */
  @Setup
  public void generate() {
    bytes = GeneratedNml.bytes(NODES);
    nml = GeneratedNml.nml(NODES);
  }

  /** Bytes to a skeleton. */
  @Benchmark
  public Nml read() throws IOException {
    return NmlReader.read(new ByteArrayInputStream(bytes));
  }

  /** A skeleton to bytes. */
  @Benchmark
  public Nml write() throws IOException {
    NmlWriter.write(nml, OutputStream.nullOutputStream());
    return nml;
  }

  /**
   * What {@code javax.xml.stream} needs to touch every attribute, without making anything of it.
   */
  @Benchmark
  public int javaxXmlStream() throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    int sum = 0;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          sum += reader.getAttributeLocalName(i).length() + reader.getAttributeValue(i).length();
        }
      }
    }
    return sum;
  }
}
