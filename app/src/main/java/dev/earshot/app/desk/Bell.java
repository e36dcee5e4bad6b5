package dev.earshot.app.desk;

import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.util.Optional;

/**
 * Rings: on a device of its own, which lies open only while it rings, or in the headset if there is
 * none. If the user gave it a device it never rings in the headset, even if that device is gone.
 * One thread, but for the ports.
 */
public final class Bell implements Ringer, AutoCloseable {
  /** Rings where one listens. */
  public static final String HEADSET = "";

  /** Does not ring. */
  public static final String NOWHERE = "none";

  /** Opens speakers by their spec. */
  public interface Opener {
    /**
     * @throws IOException one line that says why it cannot be opened
     */
    Speaker open(String spec) throws IOException;
  }

  private final Mixer mixer;
  private final Softphone phone;
  private final Opener opener;
  private String device = HEADSET;
  private boolean ringing;
  private Optional<MixRoom> room = Optional.empty();
  private Optional<Speaker> open = Optional.empty();

  public Bell(Mixer mixer, Softphone phone, Opener opener) {
    this.mixer = mixer;
    this.phone = phone;
    this.opener = opener;
  }

  @Override
  public String use(String spec) {
    boolean rings = ringing;
    stop();
    device = spec;
    return rings ? ring() : "";
  }

  /** Where it rings. */
  public String device() {
    return device;
  }

  @Override
  public String ring() {
    if (ringing) {
      return "";
    }
    ringing = true;
    PcmFormat format = mixer.config().format();
    if (device.equals(HEADSET)) {
      phone.ring(new InTheHeadset(format.sampleRate(), new RingTone(format)));
      return "";
    }
    if (device.equals(NOWHERE)) {
      return "";
    }
    try {
      ring(opener.open(device), format);
      return "";
    } catch (IOException e) {
      return "The bell is not heard: " + e.getMessage();
    }
  }

  private void ring(Speaker speaker, PcmFormat format) {
    open = Optional.of(speaker);
    MixRoom own = mixer.openRoom("bell of " + speaker.description());
    room = Optional.of(own);
    Port port = new OnADevice(format, speaker, new RingTone(format));
    own.apply(new RoomChange.Join(Participant.of(new ParticipantId("bell")), port));
  }

  @Override
  public void stop() {
    if (!ringing) {
      return;
    }
    ringing = false;
    phone.ringNoMore();
    room.ifPresent(MixRoom::close);
    open.ifPresent(Speaker::close);
    room = Optional.empty();
    open = Optional.empty();
  }

  @Override
  public void close() {
    stop();
  }

  /** Says the ring tone to whoever hears it; listens to nobody. */
  private record InTheHeadset(int sampleRate, RingTone tone) implements Port {
    @Override
    public boolean read(int[] frame) {
      tone.fill(frame);
      return true;
    }

    @Override
    public void write(int[] frame) {
      // A bell does not listen.
    }
  }

  /** Alone in its room, with a speaker that plays the tone. */
  private static final class OnADevice implements Port {
    private final int sampleRate;
    private final Speaker speaker;
    private final RingTone tone;
    private final int[] frame;

    OnADevice(PcmFormat format, Speaker speaker, RingTone tone) {
      this.sampleRate = format.sampleRate();
      this.frame = new int[format.frameSamples()];
      this.speaker = speaker;
      this.tone = tone;
    }

    @Override
    public int sampleRate() {
      return sampleRate;
    }

    @Override
    public boolean read(int[] said) {
      return false;
    }

    @Override
    public void write(int[] heard) {
      tone.fill(frame);
      speaker.write(frame);
    }
  }
}
