package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * baresip 1.0 without sound card: says a tone from a file, and records what it hears as its decoder
 * delivers it. Version 1.0 does not start its decoder again after a hold.
 */
final class Baresip extends Program implements Telephone {
  private static final String CONFIG =
      """
      sip_listen 127.0.0.1:0
      net_interface 127.0.0.1
      audio_source aufile,%1$s/tone.wav
      audio_player aubridge,ear
      audio_alert aubridge,bell
      module_path /usr/lib/baresip/modules
      module stdio.so
      module g711.so
      module g722.so
      module opus.so
      module aufile.so
      module aubridge.so
      module sndfile.so
      module_tmp account.so
      module_app menu.so
      snd_path %1$s
      """;

  private final Path folder;
  private final String name;
  private final double hertz;
  private final int sampleRate;
  private final int channels;
  private int asked;

  private Baresip(Path folder, String name, String codec, double hertz, String... more) {
    super(folder, command(folder, more), Map.of());
    this.folder = folder;
    this.name = name;
    this.hertz = hertz;
    this.sampleRate = sampleRate(codec);
    this.channels = channels(codec);
  }

  private static List<String> command(Path folder, String... more) {
    return Stream.concat(Stream.of("baresip", "-f", folder.toString()), Stream.of(more)).toList();
  }

  private static int sampleRate(String codec) {
    return Integer.parseInt(codec.split("/", -1)[1]);
  }

  private static int channels(String codec) {
    return Integer.parseInt(codec.split("/", -1)[2]);
  }

  /**
   * Calls {@code target} and waits until the call is up and recorded.
   *
   * @param codec for example {@code PCMA/8000/1}
   */
  static Baresip call(Path folder, String name, String codec, double hertz, String target) {
    String account = "<sip:%s@127.0.0.1>;regint=0".formatted(name);
    Baresip phone = start(folder, name, codec, hertz, account, "-e", "/dial " + target);
    try {
      phone.awaitUp();
      return phone;
    } catch (Throwable e) {
      phone.close();
      throw e;
    }
  }

  /**
   * Starts it and does nothing more.
   *
   * @param codec for example {@code G722/16000/1}
   * @param account a line of its accounts file, without codecs
   */
  static Baresip start(
      Path folder, String name, String codec, double hertz, String account, String... more) {
    return configured("", folder, name, codec, hertz, account, more);
  }

  /**
   * The same with more configuration.
   *
   * @param lines are put before the usual ones
   */
  static Baresip configured(
      String lines,
      Path folder,
      String name,
      String codec,
      double hertz,
      String account,
      String... more) {
    Recording.writeTone(folder.resolve("tone.wav"), sampleRate(codec), channels(codec), hertz);
    try {
      Files.writeString(folder.resolve("config"), lines + CONFIG.formatted(folder));
      Files.writeString(folder.resolve("accounts"), account + ";audio_codecs=" + codec + "\n");
      Files.writeString(folder.resolve("contacts"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Baresip(folder, name, codec, hertz, more);
  }

  void awaitUp() {
    awaitSaid("Call established");
    Await.until("baresip records", () -> recording().isPresent());
  }

  private Optional<Path> recording() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-dec.wav")).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RTP packets it has received up to now, also those that it did not decode. */
  int packetsReceived() {
    asked++;
    type("/audio_debug");
    awaitSaid(" rcvd=", asked);
    Matcher received = Pattern.compile(".* rcvd=(\\d+).*", Pattern.DOTALL).matcher(said());
    return received.matches() ? Integer.parseInt(received.group(1)) : 0;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double hertz() {
    return hertz;
  }

  @Override
  public Recording heard() {
    return Recording.read(recording().orElse(folder.resolve("none")), sampleRate, channels);
  }

  @Override
  public void hold() {
    type("/hold");
  }

  @Override
  public boolean playsMusicOnHold() {
    return false;
  }

  @Override
  public boolean recordsAfterHold() {
    return false;
  }

  @Override
  public void resume() {
    type("/resume");
  }

  /** Sends digits by RFC 4733. */
  void dial(String digits) {
    keys(digits);
  }

  @Override
  public void hangUp() {
    type("/hangup");
    awaitSaid("call: terminate call");
  }

  @Override
  public void awaitEnd() {
    awaitSaid("session closed");
  }
}
