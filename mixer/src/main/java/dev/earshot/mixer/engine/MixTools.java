package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.ComfortNoise;
import java.util.Optional;

/**
 * What the rooms of one mix thread have in common. Used by that thread; {@link Rates} by any.
 *
 * @param fades whether voices rise and fall for 5 ms where they begin and end
 * @param speechOnlyAbove in rooms of more than so many, frames without speech are left out
 * @param noise that every listener hears, if present
 */
public record MixTools(
    Rates rates,
    MixCounters counters,
    boolean fades,
    int speechOnlyAbove,
    Optional<ComfortNoise> noise) {}
