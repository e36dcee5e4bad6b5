/**
 * SignalWire and Twilio as one back end: the same REST interface and the same documents (LaML, cXML
 * or TwiML) in two {@code Dialect}s (signalwire.md). The system can be read back, so whatever is
 * claimed about who hears us was read after it was asked for.
 *
 * <ul>
 *   <li>{@code SignalWireBackend}: the adapter; {@code OwnStay} gets our leg in and out, {@code
 *       ModeSteps} says who hears it, {@code LegControl} lets a mute overtake everything.
 *   <li>{@code RoomBook}: what lists and callbacks say of rooms; {@code RoomReports} is its lock.
 *   <li>{@code LamlRest}: the wire; {@code LamlDocuments} and {@code StatusCallback}: what the
 *       system fetches from us and tells us.
 * </ul>
 *
 * <p>Threads: the callers' ({@code backend-call}); two of them look at the lists and at our own
 * room as long as the back end lives. Callbacks come on the endpoint's threads.
 */
@NullMarked
package dev.earshot.app.backend.signalwire;

import org.jspecify.annotations.NullMarked;
