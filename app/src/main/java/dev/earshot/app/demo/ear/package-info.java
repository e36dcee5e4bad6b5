/**
 * What every ear of the demo really heard, and whose voice was in it: recorders on the mixer's
 * clock, and the detectors that judge the recordings afterwards. Nothing here knows what should
 * have been heard.
 */
@NullMarked
package dev.earshot.app.demo.ear;

import org.jspecify.annotations.NullMarked;
