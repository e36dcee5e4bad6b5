/**
 * The server's end of a WebSocket, whoever offers it: jambonz' applications, the relay's consoles,
 * listeners to events. A package of its own because the server calls its methods by public lookup,
 * so the module must export it; nothing else of those servers is.
 */
@NullMarked
package dev.earshot.app.socket;

import org.jspecify.annotations.NullMarked;
