package dev.earshot.mixer.proof;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.Pan;

/** What the model knows of one of the people; when he is out, how he left. */
final class Seat {
  final int who;
  boolean in;
  int tags;

  /** The tag to whose bearers alone he speaks, or -1. */
  int only = -1;

  boolean muted;
  boolean deaf;
  boolean held;
  int gain;
  int rate;
  boolean stereo;

  /** Whether his level is automatic. */
  boolean automatic;

  /** Where he is placed for stereo listeners, in hundredths from left to right. */
  int place;

  boolean gated;

  /** Whose mix he gets. */
  int ear;

  /** Counts his joins, and his ports. */
  int life;

  int plug;

  Seat(int who) {
    this.who = who;
    this.ear = who;
  }

  Seat(Seat other) {
    who = other.who;
    in = other.in;
    tags = other.tags;
    only = other.only;
    muted = other.muted;
    deaf = other.deaf;
    held = other.held;
    gain = other.gain;
    rate = other.rate;
    stereo = other.stereo;
    automatic = other.automatic;
    place = other.place;
    gated = other.gated;
    ear = other.ear;
    life = other.life;
    plug = other.plug;
  }

  boolean listens() {
    return in && !deaf && !held;
  }

  /** The rule, written once more: whether this one, as an ear, hears {@code speaker}. */
  boolean hears(Seat speaker) {
    return speaker.in && !speaker.muted && !speaker.held && isAddressedBy(speaker);
  }

  /** The rule but for whether the speaker says anything at all. */
  boolean isAddressedBy(Seat speaker) {
    boolean addressed = speaker.only == -1 || (tags >> speaker.only & 1) == 1;
    return listens() && speaker.who != who && addressed;
  }

  /** Whether the room must refuse {@code op}, which names him. */
  boolean refuses(Op op, Seat[] all) {
    boolean joins = op instanceof Op.Join;
    return joins == in
        || op instanceof Op.Amplify a && !Gain.isValid(a.decibels())
        || op instanceof Op.Place p && !Pan.isValid(p.hundredths() / 100.0)
        || op instanceof Op.Listen l && l.ear() >= 0 && !all[l.ear()].in;
  }

  /** Takes {@code op}, which names him and is not refused. */
  void take(Op op) {
    switch (op) {
      case Op.Join join -> join(join);
      case Op.Leave _ -> {
        in = false;
        ear = who;
      }
      case Op.Tags set -> tags = set.tags();
      case Op.Only set -> only = set.only();
      case Op.Mute set -> muted = set.on();
      case Op.Deafen set -> deaf = set.on();
      case Op.Hold set -> held = set.on();
      case Op.Amplify set -> gain = set.decibels();
      case Op.Listen as -> ear = as.ear() < 0 ? who : as.ear();
      case Op.Replug replug -> plug(replug.rate(), replug.stereo());
      case Op.Level set -> automatic = set.on();
      case Op.Place set -> place = set.hundredths();
    }
  }

  private void join(Op.Join join) {
    in = true;
    tags = join.tags();
    only = join.only();
    muted = join.muted();
    deaf = join.deaf();
    held = join.held();
    gain = 0;
    gated = join.gated();
    ear = who;
    life++;
    automatic = false;
    place = 0;
    plug(join.rate(), join.stereo());
  }

  private void plug(int newRate, boolean twoEars) {
    rate = newRate;
    stereo = twoEars;
    plug++;
  }
}
