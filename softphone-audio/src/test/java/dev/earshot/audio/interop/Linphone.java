package dev.earshot.audio.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * linphonec 5.1 without sound card: plays a tone from a file and records what it hears into one. On
 * a machine with IPv6 it offers an IPv6 address whatever it is told.
 */
final class Linphone extends Program implements Telephone {
  private static final String SETTINGS =
      """
      [sip]
      sip_port=-1
      sip_tcp_port=-1
      sip_tls_port=-2
      use_ipv6=0
      default_proxy=0
      %3$s
      [rtp]
      audio_rtp_port=-1
      [proxy_0]
      reg_proxy=<sip:127.0.0.1:%2$s%4$s>
      reg_identity=<sip:%1$s@127.0.0.1>
      reg_sendregister=0
      [auth_info_0]
      username=%1$s
      passwd=secret
      realm=lab.test
      """;

  private final Path folder;
  private final String name;
  private final boolean wideband;
  private final int sampleRate;
  private final double hertz;
  private int resumes = 1;

  private Linphone(Path folder, String name, String codec, double hertz) {
    super(
        folder,
        List.of("linphonec", "-c", folder.resolve("settings").toString()),
        // Without a sound server of the user, and without starting one.
        Map.of("HOME", folder.toString(), "PULSE_SERVER", "unix:" + folder.resolve("none")));
    this.folder = folder;
    this.name = name;
    this.wideband = codec.startsWith("G722");
    this.sampleRate = sampleRate(codec);
    this.hertz = hertz;
  }

  /**
   * Calls {@code target} and waits until the call is up.
   *
   * @param codec as linphonec calls it, for example {@code PCMA (8000)}
   */
  static Linphone call(Path folder, String name, String codec, double hertz, String target) {
    return call("", folder, name, codec, hertz, target);
  }

  /**
   * The same with more configuration.
   *
   * @param lines of the section about SIP
   */
  static Linphone call(
      String lines, Path folder, String name, String codec, double hertz, String target) {
    try {
      Files.createDirectories(folder.resolve(".local/share/linphone"));
      Files.writeString(
          folder.resolve("settings"),
          SETTINGS.formatted(name, port(target), lines, parameters(target)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Recording.writeTone(folder.resolve("tone.wav"), sampleRate(codec), 1, hertz);
    Linphone phone = new Linphone(folder, name, codec, hertz);
    try {
      phone.set(codec);
      phone.type("call " + target);
      phone.awaitSaid("Media streams established");
      return phone;
    } catch (Throwable e) {
      phone.close();
      throw e;
    }
  }

  /** G.722 is sampled at twice its RTP clock (RFC 3551 4.5.2). */
  private static int sampleRate(String codec) {
    return codec.startsWith("G722")
        ? 16_000
        : Integer.parseInt(codec.replaceAll(".*\\((\\d+)\\).*", "$1"));
  }

  /** It sends everything to the proxy of its account, which is therefore the callee. */
  private static String port(String target) {
    return target.replaceAll("^sip:[^@]*@[^:]*:(\\d+).*", "$1");
  }

  private static String parameters(String target) {
    return target.contains(";") ? target.substring(target.indexOf(';')) : "";
  }

  private void set(String codec) {
    awaitSaid("linphonec>");
    type("soundcard use files");
    type("play " + folder.resolve("tone.wav"));
    type("record " + folder.resolve("heard.wav"));
    type("codec list");
    awaitSaid(codec);
    String line = said().lines().filter(text -> text.contains(codec)).findFirst().orElseThrow();
    type("codec disable all");
    type("codec enable " + line.strip().split(":", 2)[0]);
    awaitSaid(codec + " enabled", line.endsWith("enabled") ? 2 : 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double hertz() {
    return hertz;
  }

  /** Its G.722 is 6 dB off FFmpeg's, spandsp's and ours, in both directions. */
  @Override
  public double codecGain() {
    return wideband ? 6 : 0;
  }

  @Override
  public Recording heard() {
    return Recording.read(folder.resolve("heard.wav"), sampleRate, 1);
  }

  @Override
  public void hold() {
    type("pause");
    awaitSaid("is now paused", resumes);
  }

  @Override
  public boolean playsMusicOnHold() {
    return true;
  }

  @Override
  public boolean recordsAfterHold() {
    return true;
  }

  @Override
  public void resume() {
    resumes++;
    type("resume 1");
    awaitSaid("Media streams established", resumes);
  }

  /** Sends digits by RFC 4733. */
  void dial(String digits) {
    type(digits);
  }

  @Override
  public void hangUp() {
    type("terminate");
    awaitEnd();
  }

  @Override
  public void awaitEnd() {
    awaitSaid(" ended (");
  }
}
