package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.supervision.BackendProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The session as chats see it: what was asked, and answers that a test prepares. */
final class FakeGws implements GwsApi {
  private final List<String> posts = new ArrayList<>();
  private final List<String> gets = new ArrayList<>();
  private final Map<String, JsonNode> answers = new HashMap<>();
  private Optional<BackendProblem> refusal = Optional.empty();
  private Runnable beforeAnswer = () -> {};

  /** Requests so far: path, space, body. */
  List<String> posts() {
    return List.copyOf(posts);
  }

  List<String> gets() {
    return List.copyOf(gets);
  }

  void answers(String path, JsonNode answer) {
    answers.put(path, answer);
  }

  /** What every request is answered by from now on; empty for {@code statusCode} 0. */
  void refuses(Optional<BackendProblem> problem) {
    refusal = problem;
  }

  /** Happens while a reading is under way, once. */
  void beforeNextAnswer(Runnable what) {
    beforeAnswer = what;
  }

  @Override
  public JsonNode get(String path) {
    gets.add(path);
    Runnable first = beforeAnswer;
    beforeAnswer = () -> {};
    first.run();
    JsonNode answer = answers.get(path);
    if (answer == null) {
      throw new BackendException(new BackendProblem.NotFound("statusCode 6 for " + path));
    }
    return answer;
  }

  @Override
  public void post(String path, ObjectNode body) {
    posts.add(path + " " + body);
    if (refusal.isPresent()) {
      throw new BackendException(refusal.get());
    }
  }

  @Override
  public String userId() {
    return Samples.ME;
  }
}
