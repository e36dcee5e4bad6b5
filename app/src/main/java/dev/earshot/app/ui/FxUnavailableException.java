package dev.earshot.app.ui;

/**
 * The window cannot be shown on this computer; the message says why and what to do, in one line.
 */
public final class FxUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public FxUnavailableException(String message) {
    super(message);
  }

  public FxUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
