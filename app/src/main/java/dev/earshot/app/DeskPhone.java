package dev.earshot.app;

import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.SipClient;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * A supervisor's telephone at the registrar that his profile names, with the mixer behind it. Not
 * registered yet.
 *
 * @param account at the registrar
 * @param calls which calls it takes
 */
record DeskPhone(
    Profile profile, SipAccount account, IncomingPolicy calls, Mixer mixer, Softphone phone) {
  /** What conference systems put into a packet. */
  static final int PACKET_MILLIS = 20;

  /**
   * @param opened gets what is to be closed
   * @throws IOException if an address is in use or no way leads to the registrar
   */
  static DeskPhone open(
      Profile profile, SipClient sip, Secret password, IncomingPolicy calls, Opened opened)
      throws IOException {
    TelephoneSetup setup = new TelephoneSetup(profile, sip);
    SipAccount account = setup.account(password);
    InetAddress local = LocalAddress.of(sip);
    Mixer mixer = opened.add(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened.add(RtpLoop.start());
    UserAgent agent = opened.add(UserAgent.open(setup.signalling(local), IncomingCalls.none()));
    SoftphoneConfig config =
        new SoftphoneConfig(
            profile.operator(),
            account.addressOfRecord(),
            setup.media(local, PACKET_MILLIS, mixer.config().tickMillis()),
            List.of(account),
            calls);
    Softphone phone = opened.add(Softphone.open(config, mixer, agent, rtp));
    return new DeskPhone(profile, account, calls, mixer, phone);
  }

  /**
   * Which calls it takes: where the system calls it, those that we ask for and no other.
   *
   * @param attended whether somebody can answer
   * @param isCalled whether the system calls it when we join a conference
   * @throws IOException if the profile wants other calls besides
   */
  static IncomingPolicy calls(Profile profile, boolean attended, boolean isCalled)
      throws IOException {
    IncomingPolicy others = profile.calls().policy(attended);
    if (!isCalled) {
      return others;
    }
    if (others.ringing()) {
      throw new IOException(
          profile.file() + ": calls: none can be taken where entry lets the system call");
    }
    return IncomingPolicy.RINGING;
  }
}
