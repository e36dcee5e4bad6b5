package dev.earshot.app.backend;

import dev.earshot.app.supervision.BackendProblem;

/** A back end could not do what it was asked. Carries what went wrong; never crosses the loop. */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BackendProblem problem;

  public BackendException(BackendProblem problem) {
    super(problem.what());
    this.problem = problem;
  }

  public BackendProblem problem() {
    return problem;
  }
}
