/**
 * The WebSocket end of one listener to events. A package of its own because the server calls its
 * methods by public lookup, so the module must export it; nothing else of the control API is.
 */
@NullMarked
package dev.earshot.app.api.stream;

import org.jspecify.annotations.NullMarked;
