package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the tables in {@code client/README.md} name is there. */
class ClientReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final List<String> PACKAGES = List.of("org.clew.client.", "org.clew.model.");

  /** A row: what Python calls it, what it is in Java, and which tests prove it. */
  private record Row(String python, List<String> java, List<String> tests) {
    static Row of(String line) {
      // A pipe in a cell is written \\|.
      String[] cells = line.split("(?<!\\\\)\\|");
      assertThat(cells).as(line).hasSize(4);
      return new Row(cells[1].strip(), named(cells[2]), named(cells[3]));
    }

    private static List<String> named(String cell) {
      return NAMED.matcher(cell).results().map((MatchResult name) -> name.group(1)).toList();
    }
  }

  @Test
  void everyRowHasAnElementThatIsThereAndATestThatIsThere() throws IOException {
    List<Row> rows = rows();

    assertThat(rows).hasSizeGreaterThan(60);
    for (Row row : rows) {
      assertThat(row.java()).as("Java for %s", row).isNotEmpty();
      assertThat(row.java()).as("Java for %s", row).allMatch(ClientReadmeTest::isElement);
      assertThat(row.tests()).as("proof of %s", row).isNotEmpty();
      for (String test : row.tests()) {
        assertThat(isTest(test)).as("%s, which proves %s", test, row.python()).isTrue();
      }
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("client/README.md")).stream()
        .takeWhile(line -> !line.equals("## Speed and memory"))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| Python |"))
        .filter(line -> !line.startsWith("| What |"))
        .map(Row::of)
        .toList();
  }

  private static boolean isElement(String name) {
    return PACKAGES.stream().anyMatch(prefix -> isElement(prefix, name));
  }

  private static boolean isElement(String prefix, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return type(prefix + name).findAny().isPresent();
    }
    String member = name.substring(dot + 1);
    return type(prefix + name.replace('.', '$')).findAny().isPresent()
        || type(prefix + name.substring(0, dot)).anyMatch(type -> has(type, member));
  }

  private static boolean has(Class<?> type, String member) {
    return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals(member))
        || Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(member));
  }

  private static Stream<Class<?>> type(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException none) {
      return Stream.empty();
    }
  }

  /** Whether some module has that test, and it is one. */
  private static boolean isTest(String name) throws IOException {
    String file = name.substring(0, name.indexOf('.')) + ".java";
    String test = name.substring(name.indexOf('.') + 1);
    // Between them, only other annotations, over one line or several.
    Pattern method = Pattern.compile("Test\\n(?:  [@ })].*\\n)*  void " + test + "\\(");
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        for (Path source : sources(module.resolve("src/test/java"), file)) {
          if (method.matcher(Files.readString(source)).find()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Path> sources(Path tests, String file) throws IOException {
    if (!Files.isDirectory(tests)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(tests)) {
      return all.filter(path -> path.endsWith(file)).toList();
    }
  }
}
