package dev.earshot.app.cli;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.desk.Bell;
import dev.earshot.app.desk.Personal;
import dev.earshot.app.desk.PhoneVoice;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.DeviceEvent;
import dev.earshot.audio.device.DevicePreference;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A telephone without a window: one call at a time, its devices, and what it says. Everything it
 * starts ends with it.
 */
final class PhoneRun implements AutoCloseable {
  /**
   * @param signalling where and how it speaks SIP
   * @param talks whether the other side hears the microphone
   * @param voice what is done to the microphone's voice
   * @param answering what is done with calls to it
   */
  record Config(
      String name,
      UserAgentConfig signalling,
      MediaConfig media,
      String microphone,
      String speaker,
      boolean talks,
      VoiceChoice voice,
      AnswerPolicy answering) {}

  private final Deque<AutoCloseable> open;
  private final Config config;
  private final PhoneEvents events;
  private final UserAgent agent;
  private final AudioDevices devices;
  private final Softphone phone;
  private final PhoneVoice voice;
  private final Callers callers;
  private final PcmFormat format;

  private volatile boolean personal;
  private volatile boolean hadCall;
  private volatile boolean wasUp;
  private volatile String toDial = "";
  private volatile Optional<Leg> current = Optional.empty();

  private PhoneRun(Config config, PhoneEvents events, Deque<AutoCloseable> open)
      throws IOException {
    this.config = config;
    this.events = events;
    this.open = open;
    Mixer mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened(RtpLoop.start());
    agent = opened(UserAgent.open(config.signalling, IncomingCalls.none()));
    String address = "sip:" + config.name + "@" + host(config.media.address());
    SoftphoneConfig own =
        new SoftphoneConfig(config.name, address, config.media)
            .withIncoming(config.answering.incoming());
    devices = opened(AudioDevices.system());
    opened(devices.watch(this::happened));
    phone = opened(Softphone.open(own, mixer, agent, rtp));
    format = mixer.config().format();
    phone.useMicrophone(devices.openMicrophone(config.microphone, format));
    phone.useSpeaker(devices.openSpeaker(config.speaker, format));
    voice = new PhoneVoice(phone);
    voice.choose(config.voice);
    Bell bell =
        opened(new Bell(mixer, phone, spec -> devices.openSpeaker(spec, mixer.config().format())));
    callers = new Callers(config.answering, bell, events);
    lookAtHeadset();
  }

  /** Lists the devices; not on the sip thread. */
  private void lookAtHeadset() {
    Microphone in = phone.microphone();
    Speaker out = phone.speaker();
    personal =
        config.answering.selective()
            && isPersonal(config.microphone, in.spec(), in.description(), devices.microphones())
            && isPersonal(config.speaker, out.spec(), out.description(), devices.speakers());
  }

  private static boolean isPersonal(
      String asked, String spec, String name, List<AudioDevice> there) {
    DevicePreference chosen =
        new DevicePreference(List.of(new AudioDevice(asked, name.isEmpty() ? asked : name)));
    return Personal.isPersonal(asked, Personal.current(asked, spec, name, there), chosen);
  }

  /** Whether a headset is there and works. Any thread. */
  private boolean headset() {
    return personal && phone.microphone().alive() && phone.speaker().alive();
  }

  /**
   * @throws IOException if an address cannot be taken or a device cannot be opened; the message is
   *     one line that names it, and nothing is left running
   */
  static PhoneRun start(Config config, PhoneEvents events) throws IOException {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      PhoneRun run = new PhoneRun(config, events, open);
      run.announce();
      return run;
    } catch (IOException | RuntimeException e) {
      closeAll(open);
      throw e;
    }
  }

  private void announce() {
    if (!devices.notice().isEmpty()) {
      events.say("notice", devices.notice());
    }
    events.say(
        "devices", phone.microphone().description() + " and " + phone.speaker().description());
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** From now on it takes calls, one at a time. */
  void answer() {
    phone.takeCalls(this::headset, this::rings);
    InetSocketAddress at = agent.address();
    events.say("ready", "sip:" + config.name + "@" + text(at));
  }

  private static String text(InetSocketAddress address) {
    return host(address.getAddress()) + ":" + address.getPort();
  }

  /** As it stands in an address: IPv6 in brackets, without its scope. */
  private static String host(InetAddress address) {
    String host = address.getHostAddress().split("%", 2)[0];
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** On the sip thread. */
  private LegListener rings(Leg leg, boolean automatic) {
    if (busy()) {
      leg.decline(486, "Busy Here");
      return (_, _) -> {};
    }
    events.say("incoming", leg.peer());
    hadCall = true;
    callers.rings(leg, automatic || config.answering.answers(headset()));
    current = Optional.of(leg);
    return new Ear();
  }

  /**
   * Answers what rings and opens again what was lost, as soon as it is back; to be called a few
   * times a second. Sound never goes to another device than the one that was in use.
   */
  void tend() {
    if (voice.improve() && !voice.view().notice().isEmpty()) {
      events.say("notice", voice.view().notice());
    }
    callers.tend();
    try {
      if (!phone.microphone().alive()) {
        String spec = orElse(phone.microphone().spec(), config.microphone);
        phone.useMicrophone(devices.openMicrophone(spec, format));
        events.say("device-back", phone.microphone().description());
        lookAtHeadset();
      }
      if (!phone.speaker().alive()) {
        String spec = orElse(phone.speaker().spec(), config.speaker);
        phone.useSpeaker(devices.openSpeaker(spec, format));
        events.say("device-back", phone.speaker().description());
        lookAtHeadset();
      }
    } catch (IOException stillGone) {
      System.getLogger(PhoneRun.class.getName())
          .log(System.Logger.Level.DEBUG, String.valueOf(stillGone.getMessage()));
    }
    // The gate was shut when the microphone or speaker was lost; who calls wants to be heard again.
    boolean whole = phone.microphone().alive() && phone.speaker().alive();
    if (config.talks && whole && !phone.microphoneGate().gate().isOpen()) {
      current.filter(leg -> leg.state() instanceof LegState.Up).ifPresent(this::talk);
    }
  }

  private static String orElse(String spec, String configured) {
    return spec.isEmpty() ? configured : spec;
  }

  private void happened(DeviceEvent event) {
    if (event instanceof DeviceEvent.LineFailed(String name)) {
      events.say("device-failed", name);
    }
  }

  /**
   * Calls; what becomes of it is said.
   *
   * @param digits are dialled once the call is up
   */
  void dial(String target, String digits) {
    events.say("dialling", target);
    toDial = digits;
    Leg leg = phone.dial(target, List.of(), new Ear());
    current = leg.state() instanceof LegState.Down ? Optional.empty() : Optional.of(leg);
  }

  /** Hears of a call, on threads of the telephone. */
  private final class Ear implements LegListener {
    @Override
    public void onState(Leg leg, LegState state) {
      changed(leg, state);
    }

    @Override
    public void onDigit(Leg leg, char digit) {
      events.say("digit", String.valueOf(digit));
    }
  }

  private void changed(Leg leg, LegState state) {
    events.state(state);
    if (state instanceof LegState.Up) {
      wasUp = true;
      current = Optional.of(leg);
      if (config.talks) {
        talk(leg);
      }
      toDial.chars().forEach(digit -> leg.dial((char) digit));
      toDial = "";
    } else if (state instanceof LegState.Down) {
      events.quality(leg.quality());
      current = Optional.empty();
    }
  }

  private void talk(Leg leg) {
    phone.talkTo(Optional.of(leg));
    phone.microphoneGate().open(phone.microphoneGate().gate().generation());
  }

  /** Whether a call is on its way or up. */
  boolean busy() {
    return current.isPresent();
  }

  /** Whether somebody called since it was started, answered or not. */
  boolean hadCall() {
    return hadCall;
  }

  /** Whether a call was up since it was started. */
  boolean wasUp() {
    return wasUp;
  }

  /** Hangs up and frees devices and ports. */
  @Override
  public void close() {
    current.ifPresent(Leg::hangUp);
    closeAll(open);
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(PhoneRun.class.getName())
            .log(System.Logger.Level.WARNING, "could not close " + part.getClass().getName(), e);
      }
    }
  }
}
