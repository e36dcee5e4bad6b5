package dev.earshot.app;

import dev.earshot.app.backend.focus.FocusServer;
import dev.earshot.app.backend.focus.RemoteRooms;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.backend.local.LocalBackend;
import dev.earshot.app.backend.local.LocalParts;
import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.FocusTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.profile.SipClient;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.NatTraversal;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A profile of kind {@code focus}: our telephone, and an {@code earshot focus} elsewhere. */
final class FocusConsole {
  private final RemoteConsole.Environment environment = RemoteConsole.Environment.system();
  private final Profile profile;
  private final FocusTarget target;
  private final Secrets secrets;
  private final Opened opened;

  private FocusConsole(Profile profile, FocusTarget target, Secrets secrets, Opened opened) {
    this.profile = profile;
    this.target = target;
    this.secrets = secrets;
    this.opened = opened;
  }

  /**
   * @throws IOException if a name is unknown, a secret or device is missing; one line that names
   *     it, and nothing is left running
   */
  static OpenConsole start(
      Profile profile, FocusTarget target, Secrets secrets, DeskOptions options)
      throws IOException {
    Opened opened = new Opened();
    try {
      return new FocusConsole(profile, target, secrets, opened).start(options);
    } catch (IOException | RuntimeException e) {
      opened.close(new Shutdown(), RemoteConsole.PATIENCE);
      throw e;
    }
  }

  private OpenConsole start(DeskOptions options) throws IOException {
    FocusServer server = server();
    DeskPhone telephone = telephone();
    RemoteRooms rooms =
        opened.add(new RemoteRooms(server, environment.clock(), environment.threads()));
    LocalParts parts =
        new LocalParts(
            rooms,
            SupervisorPhone.of(telephone.phone()),
            telephone.phone()::microphoneLevel,
            Pauses.REAL,
            environment.threads());
    LocalBackend backend =
        new LocalBackend(parts, room -> new RoomTitle(room, ""), environment.clock());
    RemoteConsole console =
        new RemoteConsole(telephone, backend, Timings.DEFAULT, options, environment, opened);
    console.guardByEar();
    console.start(false);
    rooms.open(backend::onFocusEvent);
    return console;
  }

  private FocusServer server() throws IOException {
    Optional<Secret> token = Optional.empty();
    if (target.token().isPresent()) {
      token = Optional.of(secrets.fetch(target.token().get(), profile));
    }
    InetSocketAddress named = target.telephone().focus();
    InetSocketAddress focus = new InetSocketAddress(named.getHostString(), named.getPort());
    if (focus.isUnresolved()) {
      throw new IOException("the focus '" + named.getHostString() + "' is unknown: see /focus/sip");
    }
    return new FocusServer(target.api(), target.account(), token, focus);
  }

  /** It registers nowhere, and is called by nobody. */
  private DeskPhone telephone() throws IOException {
    Optional<FocusTarget.Login> login = target.telephone().login();
    InetSocketAddress focus = target.telephone().focus();
    InetAddress local = LocalAddress.of(target.telephone().media(), focus, "/focus");
    SipAccount account = account(login, focus.getHostString());
    Mixer mixer = opened.add(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened.add(RtpLoop.start());
    UserAgentConfig signalling =
        new UserAgentConfig(new InetSocketAddress(local, 0), true, "Earshot");
    UserAgent agent = opened.add(UserAgent.open(signalling, IncomingCalls.none()));
    SoftphoneConfig config =
        new SoftphoneConfig(
            profile.operator(),
            account.addressOfRecord(),
            media(local, mixer.config().tickMillis()),
            login.map(_ -> account).stream().toList(),
            IncomingPolicy.NONE);
    Softphone phone = opened.add(Softphone.open(config, mixer, agent, rtp));
    return new DeskPhone(profile, account, IncomingPolicy.NONE, mixer, phone);
  }

  private SipAccount account(Optional<FocusTarget.Login> login, String host) throws IOException {
    if (login.isEmpty()) {
      return SipAccount.of("sip:supervisor@" + host, new Secret("")).withRegistrars(List.of());
    }
    Secret password = secrets.fetch(login.get().password(), profile);
    return SipAccount.of("sip:" + login.get().user() + "@" + host, password)
        .withRegistrars(List.of());
  }

  private MediaConfig media(InetAddress local, int tickMillis) {
    SipClient.Media wish = target.telephone().media();
    return new MediaConfig(local, 0, 0, wish.codecs(), DeskPhone.PACKET_MILLIS, tickMillis)
        .with(wish.security())
        .with(new NatTraversal(Optional.empty(), wish.ice()));
  }
}
