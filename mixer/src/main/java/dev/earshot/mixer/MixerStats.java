package dev.earshot.mixer;

/**
 * Counters since the start.
 *
 * @param ticks steps done
 * @param lateTicks steps that began more than half a tick after their deadline
 * @param skippedTicks deadlines given up because the thread was too late to catch up
 * @param starvedFrames frames that a port could not deliver
 * @param limitedSamples samples so loud that the limiter bent them
 * @param faults exceptions of ports or steps, each turned into silence
 */
public record MixerStats(
    long ticks,
    long lateTicks,
    long skippedTicks,
    long starvedFrames,
    long limitedSamples,
    long faults) {}
