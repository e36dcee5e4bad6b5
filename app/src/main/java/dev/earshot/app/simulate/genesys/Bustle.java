package dev.earshot.app.simulate.genesys;

import dev.earshot.app.simulate.genesys.world.Chat;
import dev.earshot.app.simulate.genesys.world.CustomerCall;
import dev.earshot.app.simulate.genesys.world.Installation;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.Turns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Customers who call and write by themselves, for ever: two agents have calls, one has a chat. On
 * the {@code genesys} thread.
 */
final class Bustle {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(6);

  /** Who says what in the chat; a customer's line begins with a dash. */
  private static final List<String> LINES =
      List.of(
          "- My parcel should have come on Tuesday.",
          "I am sorry. What is the number of your order?",
          "- 4711-0815.",
          "Thank you. One moment, I am looking it up.",
          "It is at the depot and comes tomorrow before noon.",
          "- Can I have the postage back?",
          "Let me see what I can do for you.",
          "- Thanks, I wait.");

  private final Turns turns;
  private final Installation installation;
  private final Duration call;
  private final Duration pause;
  private int customers;

  /**
   * @param call how long each call is
   * @param pause until the next one
   */
  Bustle(Turns turns, Installation installation, Duration call, Duration pause) {
    this.turns = turns;
    this.installation = installation;
    this.call = call;
    this.pause = pause;
  }

  void begin() {
    List<Person> agents =
        installation.office().people().stream().filter(person -> !person.supervises()).toList();
    Person writer = agents.getLast();
    agents.stream().filter(agent -> agent != writer).forEach(this::calls);
    writes(writer);
  }

  private void calls(Person agent) {
    // He may have been handed somebody else's customer meanwhile.
    if (installation.calls().callAt(installation.office().deviceOf(agent)).isEmpty()) {
      customers++;
      String number = "+4416329600%02d".formatted(customers % 100);
      CustomerCall begun = installation.calls().begin(agent, number);
      turns.later(call, () -> installation.calls().end(begun.id()));
    }
    turns.later(call.plus(pause), () -> calls(agent));
  }

  private void writes(Person agent) {
    Chat chat = installation.chats().begin(agent, "Carl", "Hello, is anybody there?");
    line(chat, agent, 0);
  }

  private void line(Chat chat, Person agent, int next) {
    turns.later(
        BETWEEN_LINES,
        () -> {
          boolean open = installation.chats().chat(chat.id()).isPresent();
          if (open && next < LINES.size()) {
            say(chat, agent, LINES.get(next));
            line(chat, agent, next + 1);
          } else {
            if (open) {
              installation.chats().end(chat);
            }
            turns.later(pause, () -> writes(agent));
          }
        });
  }

  private void say(Chat chat, Person agent, String line) {
    boolean customer = line.startsWith("- ");
    installation
        .chats()
        .scripted(
            chat,
            customer ? Optional.empty() : Optional.of(agent),
            "Text",
            customer ? line.substring(2) : line);
  }
}
