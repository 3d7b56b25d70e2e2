package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.server.failure.FailureCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  @ParameterizedTest
  @CsvSource({
    "BAD_REQUEST, 400",
    "UNAUTHORIZED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "TIMEOUT, 408",
    "PRECONDITION_FAILED, 412",
    "TOO_LARGE, 413",
    "UNSUPPORTED_TYPE, 415",
    "RANGE_NOT_SATISFIABLE, 416",
    "PRECONDITION_REQUIRED, 428",
    "TOO_MANY, 429",
    "UNAVAILABLE, 503"
  })
  void eachCodeHasItsStatus(FailureCode code, int status) {
    assertThat(Failures.status(code)).isEqualTo(status);
  }
}
