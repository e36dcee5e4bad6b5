/**
 * {@code earshot focus --soak}: a focus under a population of simulated telephones that come, go,
 * vanish, whisper and lose packets at random, while every ear is measured all the time against a
 * rule that is written down here a second time. Everything but SIP, RTP and mixing happens on the
 * caller's thread.
 */
@NullMarked
package dev.earshot.app.soak;

import org.jspecify.annotations.NullMarked;
