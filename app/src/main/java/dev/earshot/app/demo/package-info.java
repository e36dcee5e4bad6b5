/**
 * The demo: a simulated call centre at the local focus, a guided tour, and the proof of what it
 * claimed. Needs no account, no network, no microphone.
 *
 * <p>One virtual thread, {@code demo}, steps the world and performs the tour; everything else runs
 * on the threads of mixer, telephones and console.
 */
@NullMarked
package dev.earshot.app.demo;

import org.jspecify.annotations.NullMarked;
