package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.testkit.Answer;
import tools.jackson.databind.JsonNode;

/** What every answer to a bad request has in common. */
final class Refusals {
  private static final String[] INSIDES = {
    "Exception", "org.", "java.", "tools.jackson", "SELECT ", "INSERT ", "UPDATE ", "\tat ", "`"
  };

  private Refusals() {}

  /** Checks status and shape; answers the text of the error. */
  static String refused(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    JsonNode messages = answer.json().get("messages");
    assertThat(messages).as(answer.body()).isNotNull();
    assertThat(messages.isArray()).isTrue();
    assertThat(messages.size()).isBetween(1, 2);
    assertThat(messages.get(0).propertyNames()).containsExactly("error");
    if (messages.size() == 2) {
      assertThat(messages.get(1).propertyNames()).containsExactly("chain");
      assertThat(messages.get(1).get("chain").asString()).startsWith("[Server Time ");
    }
    String error = messages.get(0).get("error").asString();
    assertThat(error).isNotBlank();
    assertThat(messages.toString()).doesNotContain(INSIDES);
    return error;
  }

  /** The same, with the text it must have. */
  static void refused(Answer answer, int status, String text) {
    assertThat(refused(answer, status)).isEqualTo(text);
  }
}
