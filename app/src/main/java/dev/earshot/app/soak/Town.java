package dev.earshot.app.soak;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.PendingChange.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The telephones and what is done with them; keeps {@link Hearing} true before, during and after
 * each change. One thread.
 */
final class Town implements AutoCloseable {
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  /** Longer than a call may be dialled or a vanished member may stay. */
  private static final long PATIENCE = 45_000_000_000L;

  /** Where a telephone is. */
  enum State {
    FREE,
    DIALLING,
    UP,
    /** On its way out, by whatever means. */
    LEAVING
  }

  /** One telephone over all its calls. */
  private static final class Telephone {
    State state = State.FREE;
    long since;
    Optional<Handset> handset = Optional.empty();
    Optional<Call> call = Optional.empty();
    Optional<UUID> callSid = Optional.empty();
  }

  private final ConferenceFocus focus;
  private final Exchange exchange;
  private final Hearing hearing;
  private final Ears ears;
  private final LongSupplier nanos;
  private final List<Telephone> telephones = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private long operations;
  private long joins;
  private long refused;
  private long vanished;
  private long whispers;

  Town(
      int size,
      ConferenceFocus focus,
      Exchange exchange,
      Hearing hearing,
      Ears ears,
      LongSupplier nanos) {
    this.focus = focus;
    this.exchange = exchange;
    this.hearing = hearing;
    this.ears = ears;
    this.nanos = nanos;
    for (int i = 0; i < size; i++) {
      telephones.add(new Telephone());
    }
  }

  State state(int number) {
    return telephones.get(number).state;
  }

  Place place(int number) {
    return hearing.place(number);
  }

  /** The first thing that must not be, other than a leak. */
  Optional<String> failure() {
    return failure;
  }

  SoakReport.Deeds deeds() {
    return new SoakReport.Deeds(operations, joins, refused, vanished, whispers);
  }

  /** Passes packets on and looks for telephones that are stuck. */
  void step() {
    long now = nanos.getAsLong();
    for (int i = 0; i < telephones.size(); i++) {
      Telephone telephone = telephones.get(i);
      telephone.handset.ifPresent(Handset::step);
      boolean moving = telephone.state == State.DIALLING || telephone.state == State.LEAVING;
      if (moving && now - telephone.since > PATIENCE) {
        fail("telephone " + i + " has been " + telephone.state + " for 45 s");
      }
    }
  }

  void join(int number, Place entry, boolean spoilt) throws IOException {
    operations++;
    whispers += entry.only().isPresent() ? 1 : 0;
    Telephone telephone = telephones.get(number);
    enter(telephone, State.DIALLING);
    hearing.move(number, nanos.getAsLong(), Place.NOWHERE, entry);
    telephone.handset = Optional.of(exchange.dial(number, entry, spoilt));
  }

  /** What the telephones' side says of a call. */
  void connected(Handset.Connection told) {
    int number = told.handset().number();
    Telephone telephone = telephones.get(number);
    if (!telephone.handset.equals(Optional.of(told.handset()))) {
      return;
    }
    switch (told.state()) {
      case UP -> up(number, telephone, told);
      case OVER -> over(number, telephone);
    }
  }

  private void up(int number, Telephone telephone, Handset.Connection told) {
    joins++;
    enter(telephone, State.UP);
    telephone.call = Optional.of(told.call());
    telephone.callSid = told.callSid();
    Place entry = hearing.possible(number).getLast();
    hearing.move(number, nanos.getAsLong(), entry);
    hearing.audible(number, true, nanos.getAsLong());
    ears.open(told.handset());
  }

  private void over(int number, Telephone telephone) {
    refused += telephone.state == State.DIALLING ? 1 : 0;
    hearing.audible(number, false, nanos.getAsLong());
    hearing.move(number, nanos.getAsLong(), Place.NOWHERE);
    ears.close(number);
    telephone.handset.ifPresent(Handset::close);
    telephone.handset = Optional.empty();
    telephone.call = Optional.empty();
    telephone.callSid = Optional.empty();
    enter(telephone, State.FREE);
  }

  private void enter(Telephone telephone, State state) {
    telephone.state = state;
    telephone.since = nanos.getAsLong();
  }

  private Telephone leaving(int number) {
    operations++;
    Telephone telephone = telephones.get(number);
    enter(telephone, State.LEAVING);
    hearing.audible(number, false, nanos.getAsLong());
    hearing.move(number, nanos.getAsLong(), hearing.place(number), Place.NOWHERE);
    return telephone;
  }

  void hangUp(int number) {
    leaving(number).call.ifPresent(Call::hangUp);
  }

  /** Without BYE: its sockets are gone, and the focus must notice. */
  void vanish(int number) {
    vanished++;
    ears.close(number);
    leaving(number).handset.ifPresent(Handset::close);
  }

  void kick(int number) {
    leaving(number).callSid.ifPresent(focus::remove);
  }

  /** Does it, waits until it is in force, and asks whether it is. */
  void act(int number, MemberAction action) {
    operations++;
    whispers += action instanceof MemberAction.Coach ? 1 : 0;
    UUID callSid = telephones.get(number).callSid.orElseThrow();
    Place before = hearing.place(number);
    Place after = before.after(action);
    hearing.move(number, nanos.getAsLong(), before, after);
    if (focus.act(callSid, List.of(action)).await(IN_FORCE) instanceof Outcome.Applied) {
      hearing.move(number, nanos.getAsLong(), after);
      focus
          .member(callSid)
          .filter(member -> !after.agrees(member))
          .ifPresent(m -> fail("after " + action + " the focus says " + m + ", not " + after));
    } else {
      // He is gone, or nobody knows: either way he goes.
      Telephone telephone = telephones.get(number);
      enter(telephone, State.LEAVING);
      hearing.audible(number, false, nanos.getAsLong());
      hearing.move(number, nanos.getAsLong(), before, after, Place.NOWHERE);
      telephone.call.ifPresent(Call::hangUp);
    }
  }

  private void fail(String why) {
    if (failure.isEmpty()) {
      failure = Optional.of(why);
    }
  }

  @Override
  public void close() {
    telephones.forEach(telephone -> telephone.handset.ifPresent(Handset::close));
  }
}
