/** Telephone events in RTP (RFC 4733). */
@NullMarked
package dev.earshot.audio.dtmf;

import org.jspecify.annotations.NullMarked;
