package dev.earshot.mixer;

/**
 * Counters since the start.
 *
 * @param ticks steps done
 * @param lateTicks steps that began more than half a tick after their deadline
 * @param lateBursts times that more than three steps in a row of a thread were late
 * @param longestLateRun most late steps in a row of one thread
 * @param skippedTicks deadlines given up because the thread was too late to catch up
 * @param starvedFrames frames that a port could not deliver
 * @param limitedSamples samples so loud that the limiter bent them
 * @param faults exceptions of ports or steps, each turned into silence
 */
public record MixerStats(
    long ticks,
    long lateTicks,
    long lateBursts,
    long longestLateRun,
    long skippedTicks,
    long starvedFrames,
    long limitedSamples,
    long faults) {}
