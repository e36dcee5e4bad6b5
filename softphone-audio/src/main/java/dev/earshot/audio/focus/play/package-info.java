/**
 * Sounds that the focus plays: beeps, announcements, and the tune for those who wait. Everything is
 * rendered beforehand; the mix thread only copies.
 */
@NullMarked
package dev.earshot.audio.focus.play;

import org.jspecify.annotations.NullMarked;
