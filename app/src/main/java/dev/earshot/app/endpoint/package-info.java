/**
 * The server that jambonz calls back (jambonz.md chapters 6 to 8): the supervisor application that
 * puts our own leg into a room, muted; a call flow for agents and customers; the receiver of status
 * hooks. jambonz is the client in all of them; by WebSocket ({@code ws.jambonz.org}) or by signed
 * HTTP.
 *
 * <p>{@code AppSession} and the two applications are pure; {@code Endpoint} is the shell around
 * them. Threads: {@code endpoint} (at most 16, Jetty's) read and answer, and call the listener; one
 * virtual {@code endpoint-ping} keeps sockets alive.
 */
@NullMarked
package dev.earshot.app.endpoint;

import org.jspecify.annotations.NullMarked;
