package dev.earshot.app.simulate.laml;

import java.util.List;

/**
 * A request below the account, whose sender is known.
 *
 * @param path segments after the account, without {@code .json}
 * @param body fields of the body; empty for GET and DELETE
 */
record RestRequest(String method, List<String> path, Form query, Form body) {
  String segment(int index) {
    return path.get(index);
  }

  /** {@code GET Conferences/*}{@code /Participants}: SIDs are stars. */
  String shape() {
    StringBuilder shape = new StringBuilder(method).append(' ');
    for (int i = 0; i < path.size(); i++) {
      shape.append(i == 0 ? "" : "/").append(i % 2 == 0 ? path.get(i) : "*");
    }
    return shape.toString();
  }
}
