package dev.earshot.app.cli;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceWish;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.phone.NatTraversal;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.MixerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of a telephone without a window. */
final class PhoneLineOptions {
  @Option(
      names = "--microphone",
      paramLabel = "SRC",
      defaultValue = "default",
      description =
          "default, device:ID, file:x.wav[?loop], tone:HZ or silence. Default: ${DEFAULT-VALUE}.")
  private String microphone = "default";

  @Option(
      names = "--speaker",
      paramLabel = "DST",
      defaultValue = "default",
      description = "default, device:ID, file:x.wav or none. Default: ${DEFAULT-VALUE}.")
  private String speaker = "default";

  @Option(
      names = "--codec",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "L16/16000,G722,PCMU,PCMA",
      description = "Codecs in order of preference. Default: ${DEFAULT-VALUE}.")
  private List<String> codecs = List.of();

  @Option(
      names = "--packet",
      paramLabel = "MS",
      defaultValue = "20",
      description = "Audio in one packet: 10 or 20 ms. Default: ${DEFAULT-VALUE}.")
  private int packetMillis;

  @Option(
      names = "--srtp",
      paramLabel = "POLICY",
      converter = SrtpPolicyConverter.class,
      defaultValue = "off",
      description =
          "off, optional or required: whether audio is encrypted. Default: ${DEFAULT-VALUE}.")
  private MediaSecurity.Policy srtp = MediaSecurity.Policy.OFF;

  @Option(
      names = "--srtp-keying",
      paramLabel = "ORDER",
      converter = SrtpKeyingConverter.class,
      defaultValue = "sdes-dtls",
      description =
          "How keys are agreed on: sdes-dtls, dtls-sdes, sdes or dtls; calls of ours offer the"
              + " first. Default: ${DEFAULT-VALUE}.")
  private MediaSecurity.Keyings keyings = MediaSecurity.Keyings.SDES_DTLS;

  @Option(
      names = "--stun",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "Asks this STUN server by which address others see this telephone.")
  private Optional<InetSocketAddress> stun = Optional.empty();

  @Option(
      names = "--ice",
      description = "Finds the way of the audio by checks (ICE), where the other side does so too.")
  private boolean ice;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Writes all SIP messages into a file, without passwords and keys.")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--listen-only",
      description = "Leaves the microphone's gate shut: the other side hears nothing.")
  private boolean listenOnly;

  @Option(names = "--json", description = "Prints events as JSON, one object a line.")
  private boolean json;

  @Option(
      names = "--voice",
      paramLabel = "SWITCHES",
      converter = VoiceConverter.class,
      description =
          "What is done to the voice of a sound card's microphone; by default nothing: "
              + VoiceConverter.SYNTAX)
  private Optional<VoiceWish> voice = Optional.empty();

  VoiceChoice voice() {
    return voice.orElse(VoiceWish.NONE).over(VoiceChoice.NOTHING);
  }

  String microphone() {
    return microphone;
  }

  String speaker() {
    return speaker;
  }

  boolean talks() {
    return !listenOnly;
  }

  boolean json() {
    return json;
  }

  MediaConfig media(CommandLine command, InetAddress address) {
    List<String> known = MediaConfig.knownCodecs();
    Optional<String> unknown = codecs.stream().filter(name -> !known.contains(name)).findFirst();
    if (unknown.isPresent()) {
      throw new ParameterException(
          command,
          "unknown codec '"
              + unknown.get()
              + "' in --codec; there are "
              + String.join(", ", known));
    }
    if (packetMillis != 10 && packetMillis != 20) {
      throw new ParameterException(command, "--packet must be 10 or 20, not " + packetMillis);
    }
    return new MediaConfig(address, 0, 0, codecs, packetMillis, MixerConfig.DEFAULT.tickMillis())
        .with(MediaSecurity.of(srtp, keyings))
        .with(new NatTraversal(stun, ice));
  }

  UserAgentConfig signalling(InetSocketAddress bind) {
    UserAgentConfig plain = new UserAgentConfig(bind, true, "Earshot");
    UserAgentConfig known = stun.map(plain::withStun).orElse(plain);
    return trace.map(TraceConfig::to).map(known::withTrace).orElse(known);
  }
}
