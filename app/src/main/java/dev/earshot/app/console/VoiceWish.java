package dev.earshot.app.console;

import dev.earshot.app.console.VoiceChoice.Noise;
import java.util.Optional;

/**
 * Some switches of {@link VoiceChoice}, by a profile or the command line; others are left alone.
 */
public record VoiceWish(
    Optional<Boolean> echo,
    Optional<Noise> noise,
    Optional<Boolean> gain,
    Optional<Boolean> highPass,
    Optional<Integer> sideTone) {
  /** Nothing is wished. */
  public static final VoiceWish NONE =
      new VoiceWish(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** This, and where it says nothing the other. */
  public VoiceWish or(VoiceWish other) {
    return new VoiceWish(
        echo.or(other::echo),
        noise.or(other::noise),
        gain.or(other::gain),
        highPass.or(other::highPass),
        sideTone.or(other::sideTone));
  }

  /** This, and where it says nothing what there is. */
  public VoiceChoice over(VoiceChoice base) {
    return new VoiceChoice(
        echo.orElse(base.echo()),
        noise.orElse(base.noise()),
        gain.orElse(base.gain()),
        highPass.orElse(base.highPass()),
        sideTone.orElse(base.sideTone()));
  }
}
