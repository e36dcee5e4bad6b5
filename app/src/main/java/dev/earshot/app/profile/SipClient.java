package dev.earshot.app.profile;

import dev.earshot.audio.phone.MediaSecurity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The supervisor's telephone at a registrar.
 *
 * @param domain right side of the address, for jambonz the account's SIP realm
 * @param user left side of the address
 * @param authUser user name for digest authentication
 * @param servers where it registers, and by which way
 * @param media how its calls carry audio
 * @param trust whom it believes over TLS
 * @param trace file into which all SIP messages go, without secrets, if any
 */
public record SipClient(
    String domain,
    String user,
    String authUser,
    SecretRef password,
    Servers servers,
    Media media,
    Trust trust,
    Optional<Path> trace) {
  /**
   * Addresses are unresolved, so that a certificate is compared with the name.
   *
   * @param registrar where REGISTER goes
   * @param standby what stands in for it, in this order
   * @param outboundProxy where every request goes first, if not straight
   * @param transport {@code udp}, {@code tcp} or {@code tls}
   * @param stun tells by which address others see us, if asked
   */
  public record Servers(
      InetSocketAddress registrar,
      List<InetSocketAddress> standby,
      Optional<InetSocketAddress> outboundProxy,
      String transport,
      Optional<InetSocketAddress> stun) {
    public Servers {
      standby = List.copyOf(standby);
    }
  }

  /**
   * @param codecs in order of preference
   * @param address of this machine as the other side reaches it; found out by itself if absent
   * @param encryption what is demanded of the other side
   * @param keyings how keys are agreed on
   * @param ice whether the way of the audio is found by checks
   */
  public record Media(
      List<String> codecs,
      Optional<InetAddress> address,
      MediaSecurity.Policy encryption,
      MediaSecurity.Keyings keyings,
      boolean ice) {
    public Media {
      codecs = List.copyOf(codecs);
    }

    public MediaSecurity security() {
      return MediaSecurity.of(encryption, keyings);
    }
  }

  /**
   * @param file certificates trusted for TLS in place of those of the Java platform
   * @param pins keys one of which a server must have besides; any if empty
   */
  public record Trust(Optional<Path> file, Set<String> pins) {
    public Trust {
      pins = Set.copyOf(pins);
    }
  }
}
