package dev.earshot.app.backend;

import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatInput;
import java.util.function.Consumer;

/**
 * A system whose chats can be supervised (domain model chapter 10). Adapters are pure protocol:
 * they send what they are told, once, and report what they hear.
 */
public interface ChatBackend {
  /**
   * Begins to report.
   *
   * @param reports takes reports from any thread and does not block
   */
  void start(Consumer<ChatInput.Report> reports);

  /**
   * Sends one request; what it leads to is reported. Blocks; returns once it is accepted. Requests
   * about one chat are made one after the other.
   *
   * @throws BackendException if it was refused, or its fate is not known
   */
  void perform(ChatCall call);
}
