package dev.earshot.app.simulate.laml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The last thousand requests, as text without credentials. Any thread. */
final class Journal {
  private static final int KEPT = 1_000;

  private final Deque<String> kept = new ArrayDeque<>();

  void note(RestRequest request) {
    String form =
        request.body().fields().entrySet().stream()
            .flatMap(
                field ->
                    field.getValue().stream()
                        .map(value -> Form.encoded(field.getKey()) + "=" + Form.encoded(value)))
            .collect(Collectors.joining("&"));
    String line = request.method() + " " + String.join("/", request.path());
    synchronized (this) {
      if (kept.size() == KEPT) {
        kept.removeFirst();
      }
      kept.addLast(form.isEmpty() ? line : line + " " + form);
    }
  }

  /** Oldest first. */
  synchronized List<String> all() {
    return List.copyOf(kept);
  }
}
