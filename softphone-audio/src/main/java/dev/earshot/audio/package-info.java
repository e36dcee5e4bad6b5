/**
 * What the packages of the telephone share: the result of reading input that comes from outside,
 * and the counter by which the media threads report.
 */
@NullMarked
package dev.earshot.audio;

import org.jspecify.annotations.NullMarked;
