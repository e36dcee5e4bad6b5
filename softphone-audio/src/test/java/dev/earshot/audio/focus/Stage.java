package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rooms with a mixer that is stepped by hand and a clock that moves when told. */
final class Stage {
  static final MemberTag AGENT = new MemberTag("agent");
  static final MemberTag CUSTOMER = new MemberTag("customer");

  /** Waits for somebody who starts the conference. */
  static final EntryOptions WAITS =
      EntryOptions.NONE.withRules(new EntryRules(false, false, false));

  /** Ends the conference by leaving. */
  static final EntryOptions ENDS = EntryOptions.NONE.withRules(new EntryRules(true, true, false));

  final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  final OccurrenceQueue occurrences = new OccurrenceQueue();
  final FocusRooms rooms;
  final List<FocusEvent> events = new ArrayList<>();
  private final Announcer announcer;
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private int lines;

  Stage() {
    this(RoomPolicy.DEFAULT.withMusic(Optional.empty()));
  }

  Stage(RoomPolicy policy) {
    FocusConfig plain = FocusRoomsTest.config(5, 20);
    FocusConfig config = new FocusConfig(plain.listen(), plain.media(), 5, 20, policy);
    rooms = new FocusRooms(mixer, config, () -> now, occurrences);
    announcer = new Announcer(events::add, () -> now);
  }

  static EntryOptions tagged(MemberTag... tags) {
    return EntryOptions.NONE.withTags(Set.of(tags));
  }

  /** Joins somebody who is silent until he is told to speak. */
  Line join(String room, EntryOptions options) {
    return join(room, options, Optional.empty());
  }

  Line join(String room, EntryOptions options, Optional<Telephone> telephone) {
    Line line = new Line(UUID.randomUUID(), 400 + 50 * (lines++ % 60));
    assertThat(rooms.join(arrival(room, options, line, telephone))).isEmpty();
    return line;
  }

  /** Why somebody cannot join. */
  Optional<String> refusal(String room, EntryOptions options) {
    return rooms.join(arrival(room, options, new Line(UUID.randomUUID(), 400), Optional.empty()));
  }

  private Arrival arrival(
      String room, EntryOptions options, Line line, Optional<Telephone> telephone) {
    FocusMember member =
        new FocusMember(
            line.callSid,
            "",
            "x",
            "",
            room,
            options.tags(),
            options.speakOnlyTo(),
            options.muted(),
            false,
            false,
            false,
            options.rules(),
            now);
    return new Arrival(room, member, options, line, telephone);
  }

  void act(Line line, MemberAction... actions) {
    rooms.act(line.callSid, List.of(actions));
  }

  void leave(Line line) {
    rooms.leave(line.callSid, "hung up");
  }

  void ended(Line line, Call call) {
    rooms.ended(line.callSid, call, "hung up");
  }

  FocusMember member(Line line) {
    return rooms.member(line.callSid).orElseThrow();
  }

  /** 10 ms each. */
  void ticks(int count) {
    for (int i = 0; i < count; i++) {
      mixer.step();
    }
  }

  /** Time passes without a tick, and what is due is done. */
  void wait(Duration duration) {
    now = now.plus(duration);
    rooms.step();
  }

  /** What was told since the last time, as text. */
  List<String> told() {
    events.clear();
    try {
      Optional<Occurrence> next;
      while ((next = occurrences.poll(0)).isPresent()) {
        announcer.announce(next.get());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return events.stream().map(EventText::of).toList();
  }
}
