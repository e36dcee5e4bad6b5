package dev.earshot.audio.focus;

import dev.earshot.audio.phone.MediaCounts;

/**
 * Media of all legs of a focus since it started.
 *
 * @param legs that are open now
 * @param legsOver those that are over
 * @param counts of all of them together
 */
public record MediaTotals(int legs, long legsOver, MediaCounts counts) {}
