package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code pages.txt}: what each page answers to whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRightsTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
  private static final List<String> ROLES = List.of("anonymous", "annotator", "manager", "admin");

  private final Map<String, Caller> browsers = new HashMap<>();
  private TestServer server;
  private PageLab lab;

  /** A page, what it answers to each role, and the form that is sent. */
  record Row(String method, String path, List<String> answers, String form) {
    String page() {
      return method + " " + path.replaceFirst("[?].*", "").replaceAll("[{](\\w+):\\w+}", "{$1}");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream file = PageRightsTest.class.getResourceAsStream("pages.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(" +", 7);
          rows.add(
              new Row(
                  parts[0],
                  parts[1],
                  List.of(parts).subList(2, 6),
                  parts.length > 6 ? parts[6] : ""));
        }
      }
    }
    return rows;
  }

  @Test
  void everyPageIsInTheTable() throws IOException {
    Set<String> inTable =
        rows().stream().map(Row::page).collect(Collectors.toCollection(TreeSet::new));

    assertThat(inTable)
        .as("Each page needs a line in pages.txt: what it answers to each role, and its form")
        .isEqualTo(new TreeSet<>(server.pages()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRoleGetsWhatTheTableSays(Row row) {
    List<String> answers = ROLES.stream().map(role -> answer(row, role)).toList();

    assertThat(answers).as(row.toString()).isEqualTo(row.answers());
  }

  /** The status, or “in” for the way to the sign-in. */
  private String answer(Row row, String role) {
    Map<String, String> things = new LinkedHashMap<>(lab.things());
    if (row.path().contains(":import}")) {
      things.put("import", lab.anImport());
    }
    if (row.path().contains(":annotation}") || row.path().contains(":taken}")) {
      String annotation = lab.anAnnotation();
      things.put("annotation", annotation);
      things.put("taken", lab.taskOf(annotation));
    }
    if (row.path().contains(":aProject}")) {
      things.put("aProject", lab.aProject());
    }
    if (row.path().contains(":aTaskType}")) {
      things.put("aTaskType", lab.aTaskType());
    }
    Caller caller = browser(row, role);
    String path = "/" + filled(row.path(), things);
    Answer answer;
    if (row.method().equals("GET")) {
      answer = caller.get(path);
    } else if (row.form().startsWith("file:")) {
      Form form = new Form().field("formToken", token(caller)).field("seen", "1");
      form.file(row.form().substring("file:".length()), "a.nml", PageLab.nmlOf(3));
      answer = caller.upload(path, form);
    } else {
      String form = filled(row.form(), things) + "&formToken=" + token(caller);
      answer =
          caller.withHeader("Content-Type", "application/x-www-form-urlencoded").post(path, form);
    }
    boolean isSignIn = answer.status() == 303 && answer.header("Location").startsWith("/sign-in");
    return isSignIn ? "in" : Integer.toString(answer.status());
  }

  /** A session of each role serves them all, but for what ends or changes sessions. */
  private Caller browser(Row row, String role) {
    return row.path().matches("/(sign-.*|theme)")
        ? lab.browser(role)
        : browsers.computeIfAbsent(role, lab::browser);
  }

  private static String token(Caller caller) {
    Matcher token = TOKEN.matcher(caller.get("//").expect(200).body());
    return token.find() ? token.group(1) : "";
  }

  private static String filled(String text, Map<String, String> things) {
    Matcher name = Pattern.compile("[{]([a-zA-Z]+)(?::([a-zA-Z]+))?}").matcher(text);
    return name.replaceAll(match -> {
      // “{id:annotation}” stands for the “{id}” of a path.
      String thing = match.group(2) == null ? match.group(1) : match.group(2);
      String value = things.get(thing);
      if (value == null) {
        throw new UncheckedIOException(new IOException("There is no {" + thing + "}"));
      }
      return Matcher.quoteReplacement(value);
    });
  }
}
