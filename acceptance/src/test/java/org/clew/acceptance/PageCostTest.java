package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What pages cost: statements that do not grow with what they show, and little to send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCostTest {
  private static final int LARGEST = 200_000;

  private TestServer server;
  private PageLab lab;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new PageLab(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void moreTasksTakeNoMoreStatements() {
    Caller ann = lab.browser("annotator");
    String first = lab.take();
    long one = statements(ann, "//");
    long versions = statements(ann, "//annotations/" + first);
    String second = lab.take();
    lab.submit(lab.annotator(), first, 3);
    lab.submit(lab.annotator(), first, 4);

    assertThat(statements(ann, "//")).isEqualTo(one);
    assertThat(statements(ann, "//annotations/" + first)).isEqualTo(versions);

    finish(first);
    long history = statements(ann, "//work/history");
    finish(second);
    finish(lab.take());
    assertThat(statements(ann, "//work/history")).isEqualTo(history);
  }

  private void finish(String instance) {
    lab.annotator()
        .calls()
        .patch("/annotations/Task/%s/finish".formatted(instance), Map.of())
        .expect(200);
  }

  private long statements(Caller caller, String path) {
    return server
        .statements()
        .during(() -> assertThat(caller.get(path).expect(200).bytes()).hasSizeLessThan(LARGEST));
  }
}
