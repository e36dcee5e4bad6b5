/**
 * The control API of {@code earshot focus}: jambonz's REST shape over the local conference focus,
 * and its status hook. Paths, answers and payloads follow a measured jambonz 0.9.8 where it has
 * them; the differences are deliberate and listed in {@code docs/adapting.md}. The main one: an
 * answer is sent after its change is in force, never before.
 *
 * <p>Threads: {@code api} (at most 16, Jetty's) read requests, wait for the mixer and answer; one
 * virtual {@code backend-hook} posts events, one virtual {@code api-events} tells them to those who
 * listen by WebSocket. The focus thread only ever puts an event into a queue.
 */
@NullMarked
package dev.earshot.app.api;

import org.jspecify.annotations.NullMarked;
