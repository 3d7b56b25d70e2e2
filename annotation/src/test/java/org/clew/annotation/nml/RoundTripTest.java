package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoundTripTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsReadAsItWas(long seed) throws IOException {
    Nml nml = RandomNmls.of(seed);

    byte[] written = Documents.written(nml);
    Nml read = Documents.read(written);

    assertThat(read).isEqualTo(nml);
    assertThat(Documents.written(read)).isEqualTo(written);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void otherXmlReadersReadTheSame(long seed) throws XMLStreamException {
    Nml nml = RandomNmls.of(seed);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Unknown attributes may have prefixes that nobody declares.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XMLStreamReader reader =
        factory.createXMLStreamReader(new ByteArrayInputStream(Documents.written(nml)));

    List<NmlMeta> metas = new ArrayList<>();
    int nodes = 0;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "meta" ->
              metas.add(new NmlMeta(reader.getAttributeValue(0), reader.getAttributeValue(1)));
          case "node" -> nodes++;
          default -> {}
        }
      }
    }

    assertThat(metas).isEqualTo(nml.metas());
    assertThat(nodes).isEqualTo(nml.skeleton().nodeCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"python-client.nml", "webknossos.nml"})
  void filesOfOthersAreWrittenWithoutLoss(String name) throws IOException {
    Nml nml = Documents.resource(name);

    byte[] written = Documents.written(nml);

    assertThat(Documents.read(written)).isEqualTo(nml);
    assertThat(Documents.written(Documents.read(written))).isEqualTo(written);
  }

  @Test
  void filesKeepWhatStreamsKeep(@TempDir Path directory) throws IOException {
    Nml nml = RandomNmls.of(1);
    Path file = directory.resolve("a.nml");

    NmlWriter.write(nml, file);

    assertThat(NmlReader.read(file)).isEqualTo(nml);
    assertThat(Files.readAllBytes(file)).isEqualTo(Documents.written(nml));
  }
}
