/**
 * The softphone: joins a SIP call, its RTP media, the desk (the telephone's own mixer room) and the
 * devices. {@code MediaPath} draws the whole signal path of one leg.
 */
@NullMarked
package dev.earshot.audio.phone;

import org.jspecify.annotations.NullMarked;
