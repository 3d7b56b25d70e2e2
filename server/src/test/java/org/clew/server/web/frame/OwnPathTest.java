package org.clew.server.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "annotations",
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\\b",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/sign-out",
        "/sign-in?to=/x",
        "/api/auth/logout",
        "/é",
      })
  void whatIsNoPageOfOursLeadsToTheStart(String path) {
    assertThat(OwnPath.of(path)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/annotations/0123", "/tasks?q=a%20b&after=1", "/signs"})
  void ourPagesStay(String path) {
    assertThat(OwnPath.of(path)).isEqualTo(path);
  }

  @Test
  void addressesLoseTheirSite() {
    assertThat(OwnPath.ofAddress("https://evil.example/tasks?a=b")).isEqualTo("/tasks?a=b");
    assertThat(OwnPath.ofAddress("https://evil.example//x.example/")).isEqualTo("/");
    assertThat(OwnPath.ofAddress("mailto:x")).isEqualTo("/");
    assertThat(OwnPath.ofAddress("::::")).isEqualTo("/");
    assertThat(OwnPath.ofAddress(null)).isEqualTo("/");
    assertThat(OwnPath.signIn("/tasks?a=b")).isEqualTo("/sign-in?to=%2Ftasks%3Fa%3Db");
    assertThat(OwnPath.signIn("/")).isEqualTo("/sign-in");
  }
}
