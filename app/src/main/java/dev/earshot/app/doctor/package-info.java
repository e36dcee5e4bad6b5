/**
 * Examines a workstation: Java, native libraries, scheduling, sound devices, the microphone's
 * signal, and calls between two telephones of our own over loopback. One small check per question;
 * {@link dev.earshot.app.doctor.Checkup} runs them one after the other, each within its time. Needs
 * no profile, no network, no sound card and no display.
 *
 * <p>Threads: each check runs on a {@code doctor} thread of its own, which is abandoned when it
 * hangs.
 */
@NullMarked
package dev.earshot.app.doctor;

import org.jspecify.annotations.NullMarked;
