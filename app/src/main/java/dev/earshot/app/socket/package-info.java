/**
 * One end of a WebSocket that speaks text; in a package of its own because Jetty finds its methods
 * by public lookup.
 */
@NullMarked
package dev.earshot.app.endpoint.socket;

import org.jspecify.annotations.NullMarked;
