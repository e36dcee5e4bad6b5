package dev.earshot.app.ui.centre;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;

/** What the centre says while no conference is shown in it. */
record EmptyViewModel(Kind kind, String title, String text) {
  /** Decides the icon. */
  enum Kind {
    INVITING,
    QUIET,
    CONNECTING,
    OFFLINE
  }

  static EmptyViewModel of(ConsoleSnapshot snapshot) {
    ConnectionView connection = snapshot.connection();
    return switch (connection.state()) {
      case CONNECTING ->
          new EmptyViewModel(
              Kind.CONNECTING, "Connecting to " + connection.name() + "…", connection.detail());
      case DOWN ->
          new EmptyViewModel(
              Kind.OFFLINE,
              "No connection to " + connection.name(),
              sentence(connection.detail())
                  + "Your microphone is shut. The console goes on trying.");
      case UP, DEGRADED ->
          snapshot.conferences().isEmpty()
              ? new EmptyViewModel(
                  Kind.QUIET,
                  "Nobody is talking",
                  "As soon as a conference begins, it appears on the left.")
              : new EmptyViewModel(
                  Kind.INVITING,
                  "Choose a conference to listen",
                  "You join unheard. Nobody hears you until you hold a key.");
    };
  }

  private static String sentence(String detail) {
    if (detail.isEmpty()) {
      return "";
    }
    return detail.endsWith(".") ? detail + " " : detail + ". ";
  }
}
