package dev.earshot.app;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.Meters;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.LocalTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A profile of kind {@code local}: a focus in this process and who is simulated in it. */
final class LocalConsole implements OpenConsole {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Composition console;
  private final List<Handset> handsets = new ArrayList<>();

  private LocalConsole(Composition console) {
    this.console = console;
  }

  /**
   * @throws IOException as {@link Composition#start}, or if a recording cannot be written
   */
  static LocalConsole start(Profile profile, LocalTarget target, DeskOptions desk)
      throws IOException {
    Composition composition =
        Composition.start(
            new CompositionConfig(
                profile.operator(),
                target.listen(),
                AudioDevices.system(),
                profile.devices().microphone(),
                profile.devices().speaker(),
                room -> new RoomTitle(room, ""),
                PhoneOptions.LOCAL.withIncoming(profile.calls().policy(desk.attended())),
                desk));
    LocalConsole console = new LocalConsole(composition);
    if (profile.leakGuard()) {
      composition.guardByEar();
    }
    try {
      for (LocalTarget.Room room : target.rooms()) {
        for (LocalTarget.Member member : room.members()) {
          console.join(profile, room.name(), member);
        }
      }
      return console;
    } catch (IOException | RuntimeException e) {
      console.close();
      throw e;
    }
  }

  private void join(Profile profile, String room, LocalTarget.Member member) throws IOException {
    PcmFormat format =
        new PcmFormat(console.mixer().config().sampleRate(), console.mixer().config().tickMillis());
    AudioDevices devices = AudioDevices.system();
    Microphone voice =
        devices.openMicrophone(
            member.tone().isPresent() ? "tone:" + member.tone().getAsInt() : "silence", format);
    Speaker ear =
        devices.openSpeaker(
            member.record().map(file -> "file:" + profile.resolve(file)).orElse("none"), format);
    Handset handset = new Handset(format.sampleRate(), voice, ear);
    handsets.add(handset);
    console
        .focus()
        .joinDirect(
            room,
            new DirectMember(member.name(), member.name(), member.tag().map(MemberTag::new)),
            handset);
  }

  @Override
  public ConsoleStore store() {
    return console.store();
  }

  @Override
  public ConsoleCommands commands() {
    return console.commands();
  }

  @Override
  public Optional<EvidenceLog> evidence() {
    return console.evidence();
  }

  @Override
  public Meters meters() {
    return console.meters();
  }

  /** The recordings are whole when it returns. */
  @Override
  public void close() {
    console.close();
    Shutdown rest = new Shutdown();
    handsets.forEach(handset -> rest.then("a simulated member", handset));
    rest.run(PATIENCE);
  }

  /** A simulated member's telephone: what he says and where what he hears goes. Mix thread. */
  private record Handset(int sampleRate, Microphone voice, Speaker ear)
      implements Port, AutoCloseable {
    @Override
    public boolean read(int[] frame) {
      return voice.read(frame);
    }

    @Override
    public void write(int[] frame) {
      ear.write(frame);
    }

    @Override
    public void close() {
      voice.close();
      ear.close();
    }
  }
}
