package dev.earshot.app.doctor;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A telephone of our own that says one tone to whomever it is connected with and listens for
 * another. Any thread.
 */
final class TestPhone implements AutoCloseable {
  /**
   * @param says Hz
   * @param hears Hz
   */
  record Tones(int says, int hears) {}

  /** What telephones share: the mixer and the sockets' thread. */
  record Engine(Mixer mixer, RtpLoop rtp, AudioDevices tones) implements AutoCloseable {
    static Engine start(AudioDevices tones) throws IOException {
      Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
      try {
        return new Engine(mixer, RtpLoop.start(), tones);
      } catch (IOException | RuntimeException e) {
        mixer.close();
        throw e;
      }
    }

    @Override
    public void close() {
      rtp.close();
      mixer.close();
    }
  }

  private final UserAgent agent;
  private final Softphone phone;
  private final ToneEar ear;
  private volatile boolean talking;

  private TestPhone(UserAgent agent, Softphone phone, ToneEar ear) {
    this.agent = agent;
    this.phone = phone;
    this.ear = ear;
  }

  /**
   * @param name user part of its address
   * @throws IOException if an address or port cannot be taken
   */
  static TestPhone open(
      Engine engine,
      String name,
      UserAgentConfig signalling,
      MediaConfig media,
      Optional<SipAccount> account,
      Tones tones)
      throws IOException {
    UserAgent agent = UserAgent.open(signalling, IncomingCalls.none());
    String address = "sip:" + name + "@" + media.address().getHostAddress();
    SoftphoneConfig config =
        new SoftphoneConfig(name, address, media)
            .withAccounts(account.stream().toList())
            .withIncoming(IncomingPolicy.RINGING.fromAnywhere());
    Softphone phone = Softphone.open(config, engine.mixer, agent, engine.rtp);
    ToneEar ear = new ToneEar(tones.hears, engine.mixer.config().format());
    TestPhone whole = new TestPhone(agent, phone, ear);
    try {
      phone.useMicrophone(
          engine.tones.openMicrophone("tone:" + tones.says, engine.mixer.config().format()));
      phone.useSpeaker(ear);
      return whole;
    } catch (IOException | RuntimeException e) {
      whole.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return agent.address();
  }

  Softphone phone() {
    return phone;
  }

  /** From now on it answers whoever calls, and talks. */
  void answer() {
    phone.takeCalls(
        () -> true,
        (leg, _) -> {
          leg.answer();
          return this::talk;
        });
  }

  /** Calls, and talks as soon as the call is up. */
  Leg dial(String target) {
    return phone.dial(target, List.of(), this::talk);
  }

  private void talk(Leg leg, LegState state) {
    if (state instanceof LegState.Up && !talking) {
      phone.talkTo(Optional.of(leg));
      talking = phone.microphoneGate().open(phone.microphoneGate().gate().generation());
    }
  }

  boolean hears() {
    return ear.hears();
  }

  @Override
  public void close() {
    phone.close();
    agent.close();
  }
}
