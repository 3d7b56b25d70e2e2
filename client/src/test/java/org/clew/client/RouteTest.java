package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTest {
  @Test
  void valuesAreEncoded() {
    Route route = Route.of("/projects/byName/{}", "a/b c?ü{}").with("x", "1&2").with("y", true);

    assertThat(route.in(14).path())
        .isEqualTo("/api/v14/projects/byName/a%2Fb%20c%3F%C3%BC%7B%7D?x=1%262&y=true");
  }

  @Test
  void routesOfClewHaveTheirOwnVersion() {
    assertThat(Route.own("/annotations/{}/handBack", 7).in(14).path())
        .isEqualTo("/api/clew/v1/annotations/7/handBack");
  }
}
