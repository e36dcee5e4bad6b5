package dev.earshot.audio.sip.event;

import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.dialog.Way;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.time.Duration;

/**
 * A subscription to be made.
 *
 * @param from own address, without tag
 * @param event package, for example {@code conference}
 * @param accept media type of the documents
 * @param lifetime wished; it is refreshed before it is over
 * @param way how the first request gets there
 */
public record SubscriptionPlan(
    SipUri target,
    NameAddr from,
    String event,
    String accept,
    Duration lifetime,
    Authenticator authenticator,
    Way way) {}
