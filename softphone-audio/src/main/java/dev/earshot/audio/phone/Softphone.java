package dev.earshot.audio.phone;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.List;
import java.util.Optional;

/**
 * The telephone: a headset and any number of legs in one mixer room of its own, the desk, under the
 * very rule that conferences follow. The headset carries the tag {@code headset} and every leg
 * speaks only to it, so no leg hears another; the headset speaks only to the leg being talked to
 * and is muted otherwise, behind the {@link PrivacyGate} of the microphone.
 *
 * <p>Methods may be called from any thread, but not from the mix thread.
 */
public final class Softphone implements AutoCloseable {
  private Softphone() {}

  /** A telephone with a silent microphone and no speaker; give it devices next. */
  public static Softphone open(SoftphoneConfig config, Mixer mixer, UserAgent agent, RtpLoop rtp) {
    throw new UnsupportedOperationException("in work");
  }

  /** The only right to open the microphone's gate; its gate is closed at start. */
  public PrivacyGate.Opener microphoneGate() {
    throw new UnsupportedOperationException("in work");
  }

  /** Dials; the leg is listened to as soon as it is up. */
  public Leg dial(String target, List<SipHeader> headers, LegListener listener) {
    throw new UnsupportedOperationException("in work");
  }

  public List<Leg> legs() {
    throw new UnsupportedOperationException("in work");
  }

  /** Points the headset at one leg, or mutes it at the desk if empty. The gate decides besides. */
  public PendingChange talkTo(Optional<Leg> leg) {
    throw new UnsupportedOperationException("in work");
  }

  /** Exchanges the microphone and closes the former one. The gate closes first. */
  public void useMicrophone(Microphone microphone) {
    throw new UnsupportedOperationException("in work");
  }

  /** Exchanges the speaker and closes the former one. */
  public void useSpeaker(Speaker speaker) {
    throw new UnsupportedOperationException("in work");
  }

  public Microphone microphone() {
    throw new UnsupportedOperationException("in work");
  }

  public Speaker speaker() {
    throw new UnsupportedOperationException("in work");
  }

  /** Gain of the microphone, in dB. */
  public void setMicrophoneGain(int decibels) {
    throw new UnsupportedOperationException("in work");
  }

  /** How much the legs are lowered in the headset while the gate is open: 0, 6, 12, 18 or 24 dB. */
  public void setDucking(int decibels) {
    throw new UnsupportedOperationException("in work");
  }

  /** Level at the microphone before gate and mute, dBFS, -127 = silence. */
  public int microphoneLevel() {
    throw new UnsupportedOperationException("in work");
  }

  /** Level at the speaker, dBFS, -127 = silence. */
  public int speakerLevel() {
    throw new UnsupportedOperationException("in work");
  }

  /** Gate, legs, devices, in this order; at most one second. */
  @Override
  public void close() {}
}
