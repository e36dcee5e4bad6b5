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
  private int asked;

  private Baresip(Path folder, String name, double hertz, String... more) {
    super(folder, command(folder, more), Map.of());
    this.folder = folder;
    this.name = name;
    this.hertz = hertz;
  }

  private static List<String> command(Path folder, String... more) {
    return Stream.concat(Stream.of("baresip", "-f", folder.toString()), Stream.of(more)).toList();
  }

  /**
   * Calls {@code target} and waits until the call is up and recorded.
   *
   * @param codec for example {@code PCMA/8000/1}
   */
  static Baresip call(Path folder, String name, String codec, double hertz, String target) {
    String account = "<sip:%s@127.0.0.1>;regint=0;audio_codecs=%s".formatted(name, codec);
    Baresip phone = start(folder, name, hertz, account, "-e", "/dial " + target);
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
   * @param account a line of its accounts file
   */
  static Baresip start(Path folder, String name, double hertz, String account, String... more) {
    Recording.writeTone(folder.resolve("tone.wav"), 8000, hertz);
    try {
      Files.writeString(folder.resolve("config"), CONFIG.formatted(folder));
      Files.writeString(folder.resolve("accounts"), account + "\n");
      Files.writeString(folder.resolve("contacts"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Baresip(folder, name, hertz, more);
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
    return Recording.read(recording().orElse(folder.resolve("none")));
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
    awaitSaid("terminated (duration");
  }

  @Override
  public void awaitEnd() {
    awaitSaid("session closed");
  }
}
