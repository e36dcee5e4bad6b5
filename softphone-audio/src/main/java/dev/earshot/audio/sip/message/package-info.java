/**
 * SIP messages as values (RFC 3261 7, 19, 20 and 25): text to records and back, and nothing else.
 * Everything is immutable and may be used by any thread.
 *
 * <p>Input from outside is measured before it is parsed ({@link MessageLimits}); what does not fit
 * is refused as a value. No header value ever holds a line end, so whatever is copied from a
 * request into an answer cannot begin a line of its own.
 */
@NullMarked
package dev.earshot.audio.sip.message;

import org.jspecify.annotations.NullMarked;
