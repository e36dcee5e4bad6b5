/**
 * A simulated SignalWire or Twilio as {@code specs/signalwire.md} has it: the REST resources, calls
 * that carry out LaML (TwiML) documents, and status callbacks, in front of our own conference
 * focus. Telephones register or simply dial; simulated people need none.
 *
 * <pre>
 * SIP ▶ SipDoor ▶ PhoneCall ▶ CallScript (a document) ▶ Exchange ▶ ConferenceFocus ▶ mixer
 * REST ▶ RestServer ▶ Resources ───────────────────────▶ Exchange ▶ Callbacks ▶ the application
 * </pre>
 *
 * <p>{@link dev.earshot.app.simulate.laml.Exchange} owns calls and conferences under one lock that
 * is never held while something waits. Threads: docs/threads.md, {@code simulate-…}.
 */
@NullMarked
package dev.earshot.app.simulate.laml;

import org.jspecify.annotations.NullMarked;
