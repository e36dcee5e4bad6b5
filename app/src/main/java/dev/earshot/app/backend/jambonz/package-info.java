/**
 * jambonz 0.9.x and v10 as a back end (its published coach mode, and what was measured of 0.9.8): a
 * REST client, the events and legs of its applications, the roster that follows from both, and the
 * sequence of requests that changes who hears us without a leak.
 *
 * <p>jambonz confirms nothing: a 202 comes before the effect. So whatever we asked for is at most
 * REQUESTED, and every change ends with a settle time. Two seams belong to whoever serves the
 * application: {@code JambonzEvents} brings in what jambonz tells, {@code LegCommands} carries
 * commands over the WebSocket of our own leg.
 *
 * <p>Threads: requests block the caller; polls run on one {@code backend-call}; the roster is
 * guarded by a lock that is never held while anything is waited for.
 */
@NullMarked
package dev.earshot.app.backend.jambonz;

import org.jspecify.annotations.NullMarked;
