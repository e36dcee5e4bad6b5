package dev.earshot.audio.phone;

import dev.earshot.audio.conferenceinfo.ConferenceWatch;
import dev.earshot.audio.conferenceinfo.WatchEvent;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.NoSpeaker;
import dev.earshot.audio.device.SilentMicrophone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The telephone: a headset and any number of legs in one mixer room of its own, the desk, under the
 * very rule that conferences follow. The headset carries the tag {@code headset} and every leg
 * speaks only to it, so no leg hears another; the headset speaks only to the leg being talked to
 * and is muted otherwise, behind the {@link PrivacyGate} of the microphone.
 *
 * <p>The gate closes by itself, with the reason as a sentence, when what it was opened for is gone:
 * the leg being talked to ends, is put on hold by either side or is exchanged for another, the
 * microphone is lost or exchanged, the speaker is lost, the telephone is closed.
 *
 * <p>Methods may be called from any thread, but not from the mix thread. Devices must have been
 * opened with the mixer's format; the telephone owns and closes them.
 */
public final class Softphone implements AutoCloseable {
  /** Whoever sends without pause is heard 50 times a second. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

  /** Whoever pauses while nothing is said still reports every 5 s (RFC 3550 6.2). */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(12);

  /** The bell's place at the desk; no leg has this id. */
  private static final String BELL = "bell";

  private final SoftphoneConfig config;
  private final Ears ears;
  private final HeadsetVoice voice;
  private final UserAgent agent;
  private final PrivacyGate.Opener opener;
  private final HeadsetPort headset;
  private final Desk desk;
  private final Accounts accounts;
  private final CallPlacing placing;
  private final List<Consumer<AccountState>> watchers = new CopyOnWriteArrayList<>();
  private final List<Leg> legs = new CopyOnWriteArrayList<>();
  private final AtomicInteger dialled = new AtomicInteger();

  private Softphone(SoftphoneConfig config, Mixer mixer, UserAgent agent, RtpLoop rtp) {
    this.config = config;
    this.agent = agent;
    PcmFormat format = mixer.config().format();
    this.opener = PrivacyGate.create();
    this.headset = new HeadsetPort(format.sampleRate(), format.frameSamples(), opener.gate());
    this.voice = new HeadsetVoice(headset, format);
    this.ears = new Ears(mixer, opener.gate());
    this.desk = new Desk(mixer.openRoom("desk of " + config.name()), opener.gate(), headset);
    this.accounts =
        new Accounts(config.accounts(), state -> watchers.forEach(by -> by.accept(state)));
    this.placing = new CallPlacing(config, accounts, agent, rtp);
  }

  /** A telephone with a silent microphone and no speaker; give it devices next. */
  public static Softphone open(SoftphoneConfig config, Mixer mixer, UserAgent agent, RtpLoop rtp) {
    config.allMedia().forEach(MediaPath::warmUp);
    TransferPolicy moved = config.incoming().transfers();
    agent.offerTransfers(!moved.targets().isEmpty(), moved.replaced());
    return new Softphone(config, mixer, agent, rtp);
  }

  /** The only right to open the microphone's gate; its gate is closed at start. */
  public PrivacyGate.Opener microphoneGate() {
    return opener;
  }

  /**
   * Dials; the leg is listened to as soon as it is up. A call that cannot even be tried, for
   * example because no RTP port is free, is {@link LegState.Down} at once: the listener hears of
   * that before this method returns.
   */
  public Leg dial(String target, List<SipHeader> headers, LegListener listener) {
    String id = "leg-" + dialled.incrementAndGet();
    MediaPath media;
    try {
      media = placing.media(accounts.towards(target));
    } catch (IOException e) {
      return UnplacedLeg.told(id, String.valueOf(e.getMessage()), listener);
    }
    SipLeg leg = added(new SipLeg(id, target, media, desk, listener, legs::remove));
    placing.place(leg, media, config.name(), headers);
    return leg;
  }

  /**
   * Sends a customer's ear after a call of ours: a second call that only listens.
   *
   * @param spoken a call of {@link #dial} that is up
   * @param name what the others see in their lists
   * @return empty if it cannot even be tried: that call is over, no port is free
   */
  public Optional<CustomerEar> listenAlong(
      Leg spoken, String name, String target, List<SipHeader> headers, LegListener listener) {
    if (!(spoken instanceof SipLeg ours) || !(ours.state() instanceof LegState.Up)) {
      return Optional.empty();
    }
    try {
      MediaPath media = placing.media(accounts.towards(target));
      SipEar ear = ears.ear(ours, target, media, listener);
      placing.place(ear.sipLeg(), media, name, headers);
      return Optional.of(ear);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes calls from now on as the configuration says; calls of the user agent that this telephone
   * was opened with come here then.
   *
   * @param preferredHeadset whether the headset is there without which no call is answered by
   *     itself; asked on the sip thread, must not block
   * @param handler decides about calls that ring
   */
  public void takeCalls(BooleanSupplier preferredHeadset, IncomingLegs handler) {
    agent.takeCalls(
        new Reception(
            config.incoming(),
            accounts,
            preferredHeadset,
            handler,
            this::takenFrom,
            new Takeover(legs, desk)));
  }

  private SipLeg takenFrom(IncomingCall call) throws IOException {
    MediaPath media = placing.media(accounts.called(call));
    String id = "leg-" + dialled.incrementAndGet();
    SipLeg leg = new SipLeg(id, call.from(), media, desk, (_, _) -> {}, legs::remove);
    leg.course().offered(call);
    return added(leg);
  }

  private SipLeg added(SipLeg leg) {
    TransferPolicy policy = config.incoming().transfers();
    leg.course().referredTo(new Relocation(policy, leg, desk, this::dial));
    legs.add(leg);
    return leg;
  }

  /**
   * Watches who is in the conference that a leg is in (RFC 4575), if its focus offers that; close
   * it when the leg is over.
   *
   * @param watcher is called on the sip thread, must not block
   */
  public Optional<ConferenceWatch> watchConference(Leg leg, Consumer<WatchEvent> watcher) {
    Optional<SipAccount> account = accounts.towards(leg.peer());
    return leg.focus()
        .map(
            conference ->
                ConferenceWatch.start(agent, conference, config.from(account), account, watcher));
  }

  /**
   * Shuts the gate if nothing comes any more from whom we talk to: the network may be cut, and then
   * nobody knows who hears what is said. To be called a few times a second; any thread.
   */
  public void checkMedia() {
    for (Leg leg : legs) {
      if (leg instanceof SipLeg sip
          && sip.silentFor().compareTo(sip.mayPause() ? LONGEST_PAUSE : LONGEST_GAP) > 0) {
        desk.closeGateIfTalkingTo(leg.id(), "nothing is heard from the other side any more");
      }
    }
  }

  /** Registers the accounts, from now on until it is closed; once. */
  public void register() {
    accounts.register(agent);
  }

  /** Where each account stands, in the order of the configuration. */
  public List<AccountState> accounts() {
    return accounts.states();
  }

  /** Hears of each change of an account's state from now on, on the sip thread: must not block. */
  public void onAccount(Consumer<AccountState> watcher) {
    watchers.add(watcher);
  }

  /** Calls that are not over, in the order of dialling. */
  public List<Leg> legs() {
    return List.copyOf(legs);
  }

  /**
   * Points the headset at one leg, or mutes it at the desk if empty. The gate decides besides; it
   * closes if it is open and this is another leg than before. Refused if the leg is not up.
   */
  public PendingChange talkTo(Optional<Leg> leg) {
    return desk.talkTo(leg.map(Leg::id));
  }

  /** Exchanges the microphone and closes the former one. The gate closes first. */
  public void useMicrophone(Microphone microphone) {
    opener.gate().close("microphone changed to " + microphone.description());
    headset.exchange(microphone).close();
  }

  /** Exchanges the speaker and closes the former one. */
  public void useSpeaker(Speaker speaker) {
    headset.exchange(speaker).close();
  }

  public Microphone microphone() {
    return headset.microphone();
  }

  public Speaker speaker() {
    return headset.speaker();
  }

  /** Rings in the headset, and nowhere else, until {@link #ringNoMore}; once at a time. */
  public void ring(Port bell) {
    desk.join(BELL, bell);
  }

  /** The bell is quiet from the next tick on; may be called at any time. */
  public void ringNoMore() {
    desk.leave(BELL, "");
  }

  /** Gain of the microphone, in dB, -60 to +24; what lies beyond is limited. */
  public void setMicrophoneGain(int decibels) {
    desk.setMicrophoneGain(decibels);
  }

  /**
   * How much the legs are lowered in the headset while the gate is open, in dB: 0, 6, 12, 18 or 24.
   */
  public void setDucking(int decibels) {
    headset.setDucking(decibels);
  }

  /** What is done to the microphone's voice. */
  public HeadsetVoice voice() {
    return voice;
  }

  /** Level at the microphone before gate and mute, dBFS, -127 = silence. */
  public int microphoneLevel() {
    return headset.microphoneLevel();
  }

  /** Frames of the microphone, since the beginning, that were too loud for it. */
  public long microphoneClipped() {
    return headset.clipped();
  }

  /** Level at the speaker, dBFS, -127 = silence. */
  public int speakerLevel() {
    return headset.speakerLevel();
  }

  /** Where the microphone's voice went at the desk; legs are named by their ids. */
  public HearingAudit audit() {
    return desk.audit();
  }

  /** Gate, legs, registrations, devices, in this order; at most one second. */
  @Override
  public void close() {
    opener.gate().close("the telephone was closed");
    desk.talkTo(Optional.empty());
    ears.close();
    legs.forEach(Leg::hangUp);
    accounts.close();
    desk.close();
    voice.close();
    headset.exchange(new SilentMicrophone()).close();
    headset.exchange(new NoSpeaker()).close();
  }
}
