package org.clew.server.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void whatPeopleNeedIsRendered() {
    String html =
        Markdown.of("# Axons\n\n1. **Follow** it\n2. see [the guide](https://lab.org/a?b=c&d)")
            .html();

    assertThat(html)
        .contains("<h1>Axons</h1>")
        .contains("<strong>Follow</strong>")
        .contains("href=\"https://lab.org/a?b=c&amp;d\"")
        .contains("rel=\"noopener noreferrer nofollow\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onmouseover=\"alert(1)\">b</b>",
        "<!-- x --><style>*{display:none}</style>",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](java&#115;cript:alert(1))",
        "[click](<java\tscript:alert(1)>)",
        "[click](vbscript:x)",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.png)",
        "![x\" onerror=\"alert(1)](https://evil.example/)",
        "[a](https://b.example \"t\\\" onclick=\\\"alert(1)\")",
        "```\" onclick=\"alert(1)\n<script>\n```",
        "[x]: javascript:alert(1)\n\n[x]",
      })
  void nothingOfItRuns(String hostile) {
    String html = Markdown.of(hostile).html();

    assertThat(html).doesNotContain("<script", "<img", "<style", "<b ", "<!--");
    // No attribute but those of links and code, and no address that runs.
    assertThat(html.replaceAll("\"[^\"]*\"", "x")).doesNotContainPattern("<[^>]*\\son\\w+\\s*=");
    assertThat(html.replaceAll("&[a-z#0-9]+;", " "))
        .doesNotContainPattern("(?i)href=\"\\s*(java|vb|data)");
  }

  @Test
  void anImageBecomesALinkThatLoadsNothing() {
    assertThat(Markdown.of("see ![*the* soma](https://lab.org/x.png)!").html())
        .contains("see <a ", "href=\"https://lab.org/x.png\"", "<em>the</em> soma</a>!")
        .doesNotContain("<img");
  }

  @Test
  void deepNestingIsNoTrouble() {
    assertThat(Markdown.of(">".repeat(20_000) + "x").html()).contains("x");
    assertThat(Markdown.of("[".repeat(20_000)).html()).contains("[");
    assertThat(Markdown.of("*a ".repeat(20_000)).html()).contains("a");
  }
}
