package dev.earshot.audio.sip.locate;

import dev.earshot.audio.sip.transport.Transport;
import java.net.InetSocketAddress;

/** One server to try. */
public record Target(Transport transport, InetSocketAddress address) {}
