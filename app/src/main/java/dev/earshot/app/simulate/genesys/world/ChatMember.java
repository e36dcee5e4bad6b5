package dev.earshot.app.simulate.genesys.world;

import java.util.Optional;

/**
 * A participant of a chat.
 *
 * @param person empty for the customer
 * @param visibility of himself, which is also the least that his messages have
 */
public record ChatMember(
    String id, String nickname, Optional<Person> person, Visibility visibility) {
  ChatMember seenBy(Visibility now) {
    return new ChatMember(id, nickname, person, now);
  }

  public boolean is(Person other) {
    return person.filter(other::equals).isPresent();
  }

  public boolean customer() {
    return person.isEmpty();
  }

  boolean supervisor() {
    return person.filter(Person::supervises).isPresent();
  }
}
