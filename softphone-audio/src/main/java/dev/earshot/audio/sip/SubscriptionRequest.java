package dev.earshot.audio.sip;

import java.time.Duration;
import java.util.Optional;

/**
 * A subscription to be made (RFC 6665).
 *
 * @param target what to watch, for example {@code sip:room-1@127.0.0.1:5070}
 * @param from own address, for example {@code "Mara" <sip:mara@127.0.0.1>}
 * @param event package, for example {@code conference}
 * @param accept media type of the documents
 * @param lifetime wished; the subscription is refreshed until it is closed
 * @param account whose credentials answer a challenge, if any
 */
public record SubscriptionRequest(
    String target,
    String from,
    String event,
    String accept,
    Duration lifetime,
    Optional<SipAccount> account) {}
