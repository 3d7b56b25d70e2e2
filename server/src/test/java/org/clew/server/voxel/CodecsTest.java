package org.clew.server.voxel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against 6000 numbers of 16 bits that numcodecs 0.11, with c-blosc 1.21, packed in each way. */
class CodecsTest {
  private static final Map<String, byte[]> PACKED = read();

  private static Map<String, byte[]> read() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream file = CodecsTest.class.getResourceAsStream("packed.zip");
        ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    return entries;
  }

  private static byte[] raw() {
    return Objects.requireNonNull(PACKED.get("raw"));
  }

  static java.util.List<String> packings() {
    return PACKED.keySet().stream().filter(name -> !name.equals("raw")).toList();
  }

  private static Codec codec(String packing) {
    return switch (packing) {
      case "gzip" -> Codecs.GZIP;
      case "zlib" -> Codecs.ZLIB;
      case "zstd" -> Codecs.ZSTD;
      case "lz4" -> Codecs.LZ4;
      case "bz2" -> Codecs.BZIP2;
      case "lzma" -> Codecs.XZ;
      default -> Codecs.BLOSC;
    };
  }

  @ParameterizedTest
  @MethodSource("packings")
  void whatOthersPackedIsUnpacked(String packing) throws IOException {
    byte[] packed = Objects.requireNonNull(PACKED.get(packing));

    assertThat(codec(packing).unpack(packed, raw().length)).isEqualTo(raw());
  }

  @ParameterizedTest
  @MethodSource("packings")
  void moreThanExpectedIsRefused(String packing) {
    byte[] packed = Objects.requireNonNull(PACKED.get(packing));

    assertThatThrownBy(() -> codec(packing).unpack(packed, raw().length - 1))
        .isInstanceOfAny(IOException.class, RuntimeException.class);
  }

  @ParameterizedTest
  @MethodSource("packings")
  void damageNeitherHangsNorTakesMemory(String packing) {
    byte[] packed = Objects.requireNonNull(PACKED.get(packing));
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = packed.clone();
      for (int hit = 0; hit <= round % 5; hit++) {
        damaged[random.nextInt(round % 2 == 0 ? 40 : damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(codec(packing).unpack(damaged, raw().length))
            .hasSizeLessThanOrEqualTo(raw().length);
      } catch (IOException | RuntimeException refused) {
        // As StoredArray expects it.
        assertThat(refused)
            .isInstanceOfAny(
                IOException.class,
                io.airlift.compress.v3.MalformedInputException.class,
                IndexOutOfBoundsException.class,
                IllegalArgumentException.class,
                NegativeArraySizeException.class);
      }
    }
  }

  @Test
  void checksumsAreCompared() throws IOException {
    byte[] sealed = {
      '1', '2', '3', '4', '5', '6', '7', '8', '9', (byte) 0x83, (byte) 0x92, 6, (byte) 0xe3
    };

    assertThat(Codecs.CRC32C.unpack(sealed, 9)).asString().isEqualTo("123456789");
    sealed[3]++;
    assertThatThrownBy(() -> Codecs.CRC32C.unpack(sealed, 9)).hasMessage("its checksum is wrong");
  }
}
