package dev.earshot.audio.sip;

import java.net.InetSocketAddress;

/**
 * @param bind address and port for UDP and TCP; port 0 takes any free one (the same for both)
 * @param tcp whether to listen on TCP as well
 * @param userAgent value of the User-Agent and Server header fields
 */
public record UserAgentConfig(InetSocketAddress bind, boolean tcp, String userAgent) {}
