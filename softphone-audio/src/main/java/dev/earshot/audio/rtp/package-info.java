/**
 * RTP and RTCP (RFC 3550) over UDP: one {@code rtp} thread with a selector receives for all
 * sessions, stamps the arrival and copies packets into a ring; the mix thread takes them out and
 * sends.
 */
@NullMarked
package dev.earshot.audio.rtp;

import org.jspecify.annotations.NullMarked;
