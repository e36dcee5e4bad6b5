/**
 * Whether a server of ours is well, and its counters: {@code GET /health} for supervisors of
 * processes, {@code GET /metrics} in Prometheus' text format 0.0.4. Answered on a few threads of
 * Jetty's; what is told is read from values that others may read.
 */
@NullMarked
package dev.earshot.app.health;

import org.jspecify.annotations.NullMarked;
