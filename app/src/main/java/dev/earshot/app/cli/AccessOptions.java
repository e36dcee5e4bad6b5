package dev.earshot.app.cli;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.admission.AddressRange;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.audio.sip.admission.Callers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options about who may call a focus, and about TLS. */
final class AccessOptions {
  private static final String PASSWORD = "EARSHOT_TLS_PASSWORD";

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything is asked
  private CommandSpec spec;

  @Option(
      names = "--allow",
      paramLabel = "CIDR",
      split = ",",
      description = "Addresses that may call without a password, as in 10.0.0.0/8.")
  private List<String> allow = List.of();

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description =
          "Who may call with a password: lines user:realm:hash, the hash being SHA-256 or MD5 of"
              + " user:realm:password.")
  private Optional<Path> users = Optional.empty();

  @Option(names = "--max-calls", paramLabel = "N", description = "Calls at once. Default: 4096.")
  private int maxCalls = AdmissionPolicy.CALLS;

  @Option(
      names = "--calls-per-source",
      paramLabel = "N",
      description = "Calls at once from one address. Default: 4096 if allowed, else 32.")
  private Optional<Integer> callsPerSource = Optional.empty();

  @Option(
      names = "--call-rate",
      paramLabel = "N",
      description = "New calls a second from one address. Default: 500 if allowed, else 5.")
  private Optional<Integer> callRate = Optional.empty();

  @Option(
      names = "--tls",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "Where SIP is taken over TLS as well. Default: nowhere.")
  private Optional<InetSocketAddress> tls = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Certificate, PEM or PKCS #12 (.p12); a password is taken from " + PASSWORD + ".")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key, PEM (PKCS #8).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--tls-clients",
      paramLabel = "FILE",
      description = "Only callers with a certificate these vouch for may connect over TLS.")
  private Optional<Path> clients = Optional.empty();

  /** How TLS is spoken, if it is. */
  Optional<TlsConfig> tls() {
    if (tls.isEmpty()) {
      if (certificate.isPresent() || key.isPresent() || clients.isPresent()) {
        throw wrong("--tls-cert, --tls-key and --tls-clients need --tls HOST:PORT");
      }
      return Optional.empty();
    }
    if (certificate.isEmpty()) {
      throw wrong("--tls needs --tls-cert FILE");
    }
    Optional<Secret> password = Optional.ofNullable(System.getenv(PASSWORD)).map(Secret::new);
    TlsConfig config =
        TlsConfig.listening(tls.get(), new TlsConfig.Identity(certificate.get(), key, password));
    return Optional.of(
        clients.map(file -> config.withTrust(file).withClientsChecked()).orElse(config));
  }

  /**
   * Who may call.
   *
   * @param listen where calls are taken without TLS
   */
  AdmissionPolicy admission(InetSocketAddress listen) {
    Optional<InetSocketAddress> open =
        Stream.concat(Stream.of(listen), tls.stream())
            .filter(address -> !address.getAddress().isLoopbackAddress())
            .findFirst();
    if (open.isPresent() && allow.isEmpty() && users.isEmpty()) {
      throw wrong(
          "others can reach "
              + open.get().getHostString()
              + ": say who may call with --allow CIDR,... or --users FILE");
    }
    boolean nothingSaid = allow.isEmpty() && users.isEmpty();
    AdmissionPolicy listed = AdmissionPolicy.listed(nothingSaid ? AddressRange.LOOPBACK : ranges());
    AdmissionPolicy policy = users.map(file -> listed.withCallers(callers(file))).orElse(listed);
    try {
      return policy.withCalls(maxCalls, callsPerSource, callRate);
    } catch (IllegalArgumentException e) {
      throw wrong("--max-calls, --calls-per-source and --call-rate must be at least 1");
    }
  }

  private List<AddressRange> ranges() {
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : allow) {
      switch (AddressRange.parse(text)) {
        case Parsed.Ok<AddressRange>(AddressRange range) -> ranges.add(range);
        case Parsed.Rejected<AddressRange>(String reason, int position) ->
            throw wrong("--allow: " + reason);
      }
    }
    return ranges;
  }

  private Callers callers(Path file) {
    try {
      return Callers.read(file);
    } catch (IOException e) {
      throw wrong("--" + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
