package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.AutomaticLevel;
import dev.earshot.mixer.audio.Fade;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.Pan;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.SoftLimit;
import dev.earshot.mixer.audio.SpeechGate;
import dev.earshot.mixer.audio.TalkDetector;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one participant says, frame by frame, in each of the ways in which it may pass to listeners:
 * as it is, rising from silence, or – made of the former frame alone – falling to it. Amplified,
 * and within the 16-bit range. Owned by the mix thread.
 */
final class Voice {
  private final TalkDetector detector;
  private final SpeechGate speech;
  private final Fade fade;
  private Gain gain = Gain.UNITY;
  private Optional<AutomaticLevel> level = Optional.empty();
  private Pan pan = Pan.CENTRE;

  /** This frame and the former; each is zeros where nothing was said. */
  private int[] now;

  private int[] last;

  /** Whether he says anything, were it zeros, and whether it is all zeros. */
  private boolean says;

  private boolean said;
  private boolean isZero = true;
  private boolean wasZero = true;

  private final int[] rising;
  private final int[] falling;
  private boolean fades;
  private boolean madeRising;
  private boolean madeFalling;

  Voice(PcmFormat format, Fade fade) {
    this(
        format, fade, new TalkDetector(format.frameMillis()), new SpeechGate(format.frameMillis()));
  }

  private Voice(PcmFormat format, Fade fade, TalkDetector detector, SpeechGate speech) {
    this.detector = detector;
    this.speech = speech;
    this.fade = fade;
    this.now = new int[format.frameSamples()];
    this.last = new int[format.frameSamples()];
    this.rising = new int[format.frameSamples()];
    this.falling = new int[format.frameSamples()];
  }

  /** The same voice through another line: nothing of what was said is left. */
  Voice at(PcmFormat format, Fade rampsOfFormat) {
    Voice voice = new Voice(format, rampsOfFormat, detector, speech);
    voice.gain = gain;
    voice.level = level;
    voice.pan = pan;
    return voice;
  }

  void amplify(Gain newGain) {
    gain = newGain;
  }

  void levelAutomatically(Optional<AutomaticLevel> automatic) {
    level = automatic;
  }

  void place(Pan newPan) {
    pan = newPan;
  }

  Pan pan() {
    return pan;
  }

  boolean isTalking(int dbfs) {
    return detector.update(dbfs);
  }

  boolean isSpeech(int dbfs) {
    return speech.update(dbfs);
  }

  /** Where the next frame is to be written; {@link #say} or {@link #sayNothing} comes next. */
  int[] next() {
    int[] frame = last;
    last = now;
    now = frame;
    said = says;
    wasZero = isZero;
    madeRising = false;
    madeFalling = false;
    return frame;
  }

  /**
   * The frame is to be heard.
   *
   * @param dbfs its level
   * @param smoothly whether beginnings and ends are faded
   */
  void say(int dbfs, boolean talking, boolean smoothly) {
    fades = smoothly;
    says = true;
    isZero = dbfs == LevelMeter.SILENCE;
    if (isZero) {
      return;
    }
    if (level.isPresent()) {
      level.get().apply(now, dbfs, talking);
    }
    gain.apply(now);
    if (gain.decibels() > 0 || level.isPresent()) {
      SoftLimit.apply(now);
    }
    if (fades && !said) {
      fade.rampUp(now);
    }
  }

  /** The frame is not to be heard, whatever it holds. */
  void sayNothing(boolean smoothly) {
    fades = smoothly;
    says = false;
    isZero = true;
    Arrays.fill(now, 0);
  }

  /** What passes of this tick to those to whom it passes so; {@link Samples#NONE} if nothing. */
  int[] samples(Passage passage) {
    return switch (passage) {
      case NONE -> Samples.NONE;
      case GOES_ON -> says ? sounding() : falling();
      case BEGINS -> says && said && fades && !isZero ? rising() : sounding();
      case ENDS -> falling();
    };
  }

  /** What passed in the tick before, so far as it rings on in converters. */
  int[] ringing(Passage passage) {
    boolean wasHeard = passage == Passage.GOES_ON || passage == Passage.ENDS && fades;
    return wasHeard ? sounding() : Samples.NONE;
  }

  private int[] sounding() {
    return isZero ? Samples.NONE : now;
  }

  private int[] rising() {
    if (!madeRising) {
      Samples.copy(now, rising);
      fade.rampUp(rising);
      madeRising = true;
    }
    return rising;
  }

  private int[] falling() {
    if (!fades || !said || wasZero) {
      return Samples.NONE;
    }
    if (!madeFalling) {
      fade.tail(last, falling);
      madeFalling = true;
    }
    return falling;
  }
}
