/**
 * What the telephone of the window and the telephones without a window have in common besides
 * microphone and speaker: what is done to the voice, the bell, and which devices are at one
 * person's head. Threads: whoever tends the devices.
 */
@NullMarked
package dev.earshot.app.desk;

import org.jspecify.annotations.NullMarked;
