/**
 * Recordings of rooms and ears. The mix thread hands frames to a ring; a {@code recorder} thread
 * writes them, so a slow or full disk costs the recording and never the conference.
 */
@NullMarked
package dev.earshot.audio.focus.record;

import org.jspecify.annotations.NullMarked;
