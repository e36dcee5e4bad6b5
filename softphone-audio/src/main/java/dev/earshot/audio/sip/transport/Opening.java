package dev.earshot.audio.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** How connections begin, on TCP and on TLS, and why they could not. Sip thread. */
final class Opening {
  /** A connection that begins. */
  record Opened(SelectionKey key, Wire wire) {}

  private final Selector selector;
  private final InetAddress local;
  private final Optional<TlsSettings> tls;

  /**
   * @param local where connections of ours begin
   */
  Opening(Selector selector, InetAddress local, Optional<TlsSettings> tls) {
    this.selector = selector;
    this.local = local;
    this.tls = tls;
  }

  /** One of a peer, just accepted. */
  Opened accepted(SocketChannel channel, Hop hop) throws IOException {
    return opened(channel, hop, SelectionKey.OP_READ, false);
  }

  /** One of ours; it is under way when this returns. */
  Opened towards(Hop hop) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(local, 0));
      Opened opened = opened(channel, hop, SelectionKey.OP_CONNECT, true);
      channel.connect(hop.address());
      return opened;
    } catch (IOException | IllegalArgumentException e) {
      channel.close();
      throw e;
    }
  }

  private Opened opened(SocketChannel channel, Hop hop, int interest, boolean ours)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Wire wire =
        hop.transport() == Transport.TLS
            ? new TlsWire(channel, ours ? calling(hop) : settings().called())
            : new PlainWire(channel);
    return new Opened(channel.register(selector, interest), wire);
  }

  private SSLEngine calling(Hop hop) {
    String name = hop.name().isEmpty() ? hop.address().getHostString() : hop.name();
    return settings().calling(name, hop.address().getPort());
  }

  private TlsSettings settings() {
    return tls.orElseThrow(() -> new IllegalStateException("no TLS here"));
  }

  /** One of a fixed set of sentences; what the other side said is not repeated. */
  static String reason(IOException failure, String otherwise) {
    if (!(failure instanceof SSLException)) {
      return otherwise;
    }
    String reason = "the TLS handshake failed";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException) {
        return "the certificate of the other side is not trusted";
      }
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "the certificate of the other side is not valid today";
      }
      if (cause instanceof CertificateException
          && String.valueOf(cause.getMessage()).contains("pinned key")) {
        return "the certificate of the other side has another key than expected";
      }
      if (cause instanceof CertificateException) {
        reason = "the certificate of the other side is for another name";
      }
    }
    return reason;
  }
}
