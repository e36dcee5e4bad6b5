package dev.earshot.app.backend.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static BackendProblem problem(int http, String body) {
    BackendException thrown =
        catchThrowableOfType(
            BackendException.class,
            () ->
                Envelope.checked(
                    http,
                    body.startsWith("{")
                        ? GwsJson.parse(body)
                        : tools.jackson.databind.node.MissingNode.getInstance(),
                    body));
    return thrown.problem();
  }

  private static BackendProblem code(int code) {
    return problem(200, "{\"statusCode\":" + code + ",\"statusMessage\":\"because\"}");
  }

  @Test
  void v10Code5IsShownAsNotPermitted() {
    assertThat(code(5)).isEqualTo(new BackendProblem.NotPermitted("Genesys says 5: because"));
  }

  @Test
  void v11Code2IsTheWrongMoment() {
    assertThat(code(2)).isInstanceOf(BackendProblem.InvalidState.class);
  }

  @Test
  void v12Code6IsGone() {
    assertThat(code(6)).isInstanceOf(BackendProblem.NotFound.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1,Rejected",
    "3,NotPermitted",
    "4,Unavailable",
    "7,Unavailable",
    "8,NotPermitted",
    "9,Unavailable",
    "10,Rejected",
    "11,Rejected",
    "12,Unavailable",
    "15,Unavailable",
    "17,Unavailable",
    "18,InvalidState",
    "19,InvalidState",
    "20,AuthExpired",
    "99,ProtocolViolation"
  })
  void everyCodeHasAMeaning(int code, String expected) {
    assertThat(code(code).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void theBodyCountsBeforeTheHttpCode() {
    assertThat(problem(500, "{\"statusCode\":5,\"statusMessage\":\"no\"}"))
        .isInstanceOf(BackendProblem.NotPermitted.class);
    assertThat(problem(503, "<html>")).isInstanceOf(BackendProblem.Unavailable.class);
    assertThat(problem(404, "")).isInstanceOf(BackendProblem.NotFound.class);
    assertThat(problem(200, "<html>")).isInstanceOf(BackendProblem.ProtocolViolation.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"error\",\"errorDescription\":\"old\"}",
        "{\"errorMessage\":\"old\"}"
      })
  void oldPagesSayItOtherwise(String body) {
    assertThat(problem(400, body).what()).endsWith("old");
  }
}
