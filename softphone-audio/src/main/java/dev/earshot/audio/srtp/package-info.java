/**
 * SRTP and SRTCP (RFC 3711, RFC 6188, RFC 7714): packets made unreadable and unchangeable for
 * everybody who lacks the key. AES blocks and SHA-1 are the platform's; counter mode, HMAC and GCM
 * around them are ours, because the platform's allocate for every packet. No I/O, no threads;
 * memory is constant.
 */
@NullMarked
package dev.earshot.audio.srtp;

import org.jspecify.annotations.NullMarked;
