package dev.earshot.app.doctor;

import dev.earshot.app.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be examined.
 *
 * @param profile whose system, telephone and devices are examined besides the workstation
 * @param microphone spec as in {@code AudioDevices}; the profile's or {@code default} if empty
 * @param speaker as for the microphone
 * @param echo whether a tone may be played through the speaker
 * @param target SIP address to be called; the profile's if empty
 * @param only names of the checks that are wanted; all if empty
 */
public record Examination(
    Optional<Profile> profile,
    Optional<String> microphone,
    Optional<String> speaker,
    boolean echo,
    Optional<String> target,
    Set<String> only) {
  /** Names of all checks, in their order. */
  public static final List<String> CHECKS =
      List.of(
          "java",
          "natives",
          "scheduling",
          "devices",
          "microphone",
          "echo",
          "calls",
          "profile",
          "target");

  public Examination {
    only = Set.copyOf(only);
  }

  /** Whether a check is to be made. */
  public boolean wants(String check) {
    return only.isEmpty() || only.contains(check);
  }

  /** Whether a tone may be played. */
  public boolean playsATone() {
    return echo || only.contains("echo");
  }
}
