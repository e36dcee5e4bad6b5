/**
 * What the telephone of the window and the telephones without a window have in common besides
 * devices: what is done to the voice. Threads: whoever tends the devices.
 */
@NullMarked
package dev.earshot.app.desk;

import org.jspecify.annotations.NullMarked;
