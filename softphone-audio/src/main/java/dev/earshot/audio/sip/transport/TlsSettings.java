package dev.earshot.audio.sip.transport;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS as both roles speak it: versions 1.2 and 1.3 only. Names are compared with the certificate as
 * HTTPS does it (RFC 2818, RFC 6125: subject alternative names of kind DNS or IP; wildcards allowed
 * though RFC 5922 7.2 forbids them, since providers use them).
 *
 * @param context keys and trusted certificates
 * @param listen where connections are taken, if they are
 * @param namesChecked whether who we call must be who its certificate says
 * @param clientsChecked whether who calls us must have a certificate we trust
 */
public record TlsSettings(
    SSLContext context,
    Optional<InetSocketAddress> listen,
    boolean namesChecked,
    boolean clientsChecked) {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
  private static final int ROUNDS = 4;

  /** The engine of a connection of ours to somebody of that name. */
  SSLEngine calling(String name, int port) {
    String bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    SSLEngine engine = context.createSSLEngine(bare, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = parameters();
    if (namesChecked) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** The engine of a connection of a peer. */
  SSLEngine called() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = parameters();
    parameters.setUseCipherSuitesOrder(true);
    parameters.setNeedClientAuth(clientsChecked);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLParameters parameters() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(VERSIONS);
    return parameters;
  }

  /**
   * Shakes hands in memory once, so that the first peer does not wait, and all others with him,
   * while a few hundred classes are loaded. Blocks for as long; not for the sip thread.
   */
  public void warmUp() {
    SSLEngine caller = calling("localhost", 5061);
    SSLEngine callee = called();
    byte[] toCallee = new byte[0];
    byte[] toCaller = new byte[0];
    try {
      for (int i = 0; i < ROUNDS; i++) {
        toCallee = HandshakeInMemory.answer(caller, toCaller);
        toCaller = HandshakeInMemory.answer(callee, toCallee);
      }
    } catch (SSLException expected) {
      // Our own certificate is hardly one for localhost that we trust; what was loaded stays.
    }
  }
}
