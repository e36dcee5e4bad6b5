package dev.earshot.audio.sip;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * An account at a registrar.
 *
 * @param addressOfRecord for example {@code sip:mara@example.org}
 * @param authUser user name for digest authentication
 * @param registrar where REGISTER is sent; unresolved, so that on TLS its certificate is compared
 *     with the name and not with the address
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param expires wished lifetime of the registration; the registrar may grant less
 */
public record SipAccount(
    String addressOfRecord,
    String authUser,
    Secret password,
    InetSocketAddress registrar,
    String transport,
    Duration expires) {}
