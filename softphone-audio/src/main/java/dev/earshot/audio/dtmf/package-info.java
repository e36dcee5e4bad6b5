/** Digits: telephone events in RTP (RFC 4733), and what makes one of those that come twice. */
@NullMarked
package dev.earshot.audio.dtmf;

import org.jspecify.annotations.NullMarked;
