package dev.earshot.app.soak;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Decides at random what happens next. One thread. */
final class Fate {
  private static final List<String> ROOMS = List.of("north", "east", "south", "west");
  private static final MemberTag AGENT = new MemberTag("agent");
  private static final MemberTag EXPERT = new MemberTag("expert");
  private static final List<MemberTag> TAGS = List.of(AGENT, AGENT, EXPERT);

  /** Every third line loses packets. */
  private static final double SPOILT = 0.33;

  private final Town town;
  private final int telephones;
  private final RandomGenerator random;

  Fate(Town town, int telephones, RandomGenerator random) {
    this.town = town;
    this.telephones = telephones;
    this.random = random;
  }

  void strike() throws IOException {
    int number = random.nextInt(telephones);
    switch (town.state(number)) {
      case FREE -> town.join(number, entry(), random.nextDouble() < SPOILT);
      case UP -> strike(number);
      case DIALLING, LEAVING -> {}
    }
  }

  /** Customers, agents, and supervisors who whisper or listen. */
  private Place entry() {
    String room = ROOMS.get(random.nextInt(ROOMS.size()));
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> Place.in(room, Set.of(), Optional.empty(), false);
      case 4, 5, 6 -> Place.in(room, Set.of(AGENT), Optional.empty(), false);
      case 7 -> Place.in(room, Set.of(), Optional.empty(), true);
      default -> Place.in(room, Set.of(), Optional.of(AGENT), false);
    };
  }

  private void strike(int number) {
    switch (random.nextInt(100)) {
      case 0, 1, 2, 3 -> town.hangUp(number);
      case 4, 5 -> town.vanish(number);
      case 6, 7 -> town.kick(number);
      case 8, 9, 10, 11, 12 -> swapRoles(number);
      default -> town.act(number, action());
    }
  }

  private MemberAction action() {
    return switch (random.nextInt(24)) {
      case 0, 1 -> new MemberAction.Tag(tag());
      case 2 -> new MemberAction.Untag();
      case 3 -> new MemberAction.AddTag(tag());
      case 4 -> new MemberAction.RemoveTag(tag());
      case 5, 6, 7, 8 -> new MemberAction.Coach(tag());
      case 9, 10, 11 -> new MemberAction.Uncoach();
      case 12, 13 -> new MemberAction.Mute();
      case 14, 15, 16 -> new MemberAction.Unmute();
      case 17 -> new MemberAction.Hold();
      case 18, 19, 20 -> new MemberAction.Unhold();
      case 21 -> new MemberAction.Deaf();
      default -> new MemberAction.Undeaf();
    };
  }

  private MemberTag tag() {
    return TAGS.get(random.nextInt(TAGS.size()));
  }

  /** The agent hands over: from now on the other one is whispered to. */
  private void swapRoles(int number) {
    int other = random.nextInt(telephones);
    if (other != number
        && town.state(other) == Town.State.UP
        && town.place(other).room().equals(town.place(number).room())) {
      town.act(number, new MemberAction.Untag());
      town.act(other, new MemberAction.Tag(AGENT));
    }
  }
}
