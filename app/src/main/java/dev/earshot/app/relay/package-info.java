/**
 * Many consoles behind one endpoint ({@code earshot relay}): the relay takes what jambonz calls
 * back, remembers who is in which room, and passes it on to every console by an authenticated
 * WebSocket; commands for a supervisor's leg go the other way. Its REST branch forwards the few
 * requests a console needs and answers lists from one shared look, since jambonz counts requests
 * for the whole installation.
 *
 * <p>Threads: {@code endpoint} serve and tell consoles; a console's {@code RelayLink} is called
 * back by OkHttp's threads and reconnects on one virtual {@code relay-link}.
 */
@NullMarked
package dev.earshot.app.relay;

import org.jspecify.annotations.NullMarked;
