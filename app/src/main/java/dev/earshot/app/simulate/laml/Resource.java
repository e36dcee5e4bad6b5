package dev.earshot.app.simulate.laml;

import java.util.function.Function;

/**
 * One method of one path.
 *
 * @param shape as {@link RestRequest#shape}
 * @param step of the fault plan; may depend on what is asked
 * @param answer may throw {@link Refused}
 */
record Resource(
    String shape, Function<RestRequest, String> step, Function<RestRequest, RestAnswer> answer) {
  static Resource of(String shape, String step, Function<RestRequest, RestAnswer> answer) {
    return new Resource(shape, _ -> step, answer);
  }
}
