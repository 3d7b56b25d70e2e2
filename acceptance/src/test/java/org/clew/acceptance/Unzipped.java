package org.clew.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.testkit.Answer;

/** The entries of an archive by name, in their order. */
record Unzipped(Map<String, byte[]> entries) {

  static Unzipped of(Answer answer) {
    return of(answer.expect(200).bytes());
  }

  static Unzipped of(byte[] bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entries.put(entry.getName(), zip.readAllBytes()) != null) {
          throw new AssertionError("The entry " + entry.getName() + " comes twice.");
        }
      }
      return new Unzipped(entries);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Unzipped archive(String name) {
    return of(entries.get(name));
  }

  Nml nml(String name) {
    try {
      return NmlReader.read(new ByteArrayInputStream(entries.get(name)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
