package dev.earshot.app.cli;

import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.Profile;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Devices and voice in place of those of the profile. */
final class SoundOptions {
  @Option(
      names = "--microphone",
      paramLabel = "SRC",
      description =
          "default, device:NAME, file:x.wav, tone:HZ or silence; instead of the profile's.")
  private Optional<String> microphone = Optional.empty();

  @Option(
      names = "--speaker",
      paramLabel = "DST",
      description = "default, device:NAME, file:x.wav or none; instead of the profile's.")
  private Optional<String> speaker = Optional.empty();

  @Option(
      names = "--ring",
      paramLabel = "DST",
      description =
          "Where calls ring: default, device:NAME, file:x.wav, none or headset; instead of the"
              + " profile's.")
  private Optional<String> ring = Optional.empty();

  @Option(
      names = "--voice",
      paramLabel = "SWITCHES",
      converter = VoiceConverter.class,
      description = "What is done to your voice: " + VoiceConverter.SYNTAX)
  private Optional<VoiceWish> voice = Optional.empty();

  /** The same with the devices and the voice asked for. */
  Profile in(Profile profile) {
    Profile.Devices own = profile.devices();
    return profile.withDevices(
        new Profile.Devices(
            microphone.orElse(own.microphone()),
            speaker.orElse(own.speaker()),
            ring.or(own::ring),
            voice.orElse(VoiceWish.NONE).or(own.voice())));
  }
}
