package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recorder;
import dev.earshot.app.demo.ear.RecordingSpeaker;
import dev.earshot.audio.device.NoSpeaker;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.Mixer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where simulated telephones are plugged in: real SIP and RTP over loopback, one softphone per
 * caller. Agents have wideband desk telephones, customers call from the public network, so that
 * both kinds of legs are seen.
 *
 * @param focus SIP address of the focus, {@code host:port}
 * @param media how the console's own legs carry audio
 */
public record Exchange(Mixer mixer, RtpLoop rtp, UserAgent agent, String focus, MediaConfig media) {
  private static final List<String> DESK_TELEPHONE = List.of("L16/16000", "PCMU");
  private static final List<String> PUBLIC_NETWORK = List.of("PCMU", "PCMA");

  /**
   * Lets a caller telephone into a room, where he takes over the place of a direct member.
   *
   * @param ear keeps what he hears, if present
   */
  Telephone call(
      Caller caller, String room, UUID replaced, VoiceMicrophone voice, Optional<Recorder> ear) {
    SoftphoneConfig config =
        new SoftphoneConfig(
            caller.name(), "sip:" + caller.number() + "@127.0.0.1", media(caller.isAgent()));
    Softphone phone = Softphone.open(config, mixer, agent, rtp);
    phone.useMicrophone(voice);
    phone.useSpeaker(speaker(ear));
    List<SipHeader> headers = List.of(new SipHeader("X-Replace-Member", replaced.toString()));
    return new Telephone(phone, phone.dial("sip:" + room + "@" + focus, headers, (_, _) -> {}));
  }

  private MediaConfig media(boolean wideband) {
    return new MediaConfig(
        media.address(),
        media.firstPort(),
        media.lastPort(),
        wideband ? DESK_TELEPHONE : PUBLIC_NETWORK,
        media.packetMillis(),
        media.tickMillis());
  }

  private static Speaker speaker(Optional<Recorder> ear) {
    Speaker none = new NoSpeaker();
    return ear.<Speaker>map(recorder -> new RecordingSpeaker(none, recorder)).orElse(none);
  }

  /** The media clock of a conference that begins now. */
  MediaClock clockFromNow() {
    return new MediaClock(mixer::ticks, mixer.ticks(), mixer.config().tickMillis());
  }
}
