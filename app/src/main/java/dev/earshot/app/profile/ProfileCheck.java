package dev.earshot.app.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what a well-formed profile refers to is there: secrets and files. */
public final class ProfileCheck {
  private ProfileCheck() {}

  /** One line for each thing that is not there; no secret is ever part of one. */
  public static List<String> missing(Profile profile, Secrets secrets) {
    List<String> lines = new ArrayList<>();
    secrets(profile.target()).forEach(ref -> fetch(ref, profile, secrets).ifPresent(lines::add));
    files(profile.target())
        .map(profile::resolve)
        .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
        .forEach(file -> lines.add(file + ": no such file, or not readable"));
    return lines;
  }

  private static Optional<String> fetch(SecretRef ref, Profile profile, Secrets secrets) {
    try {
      secrets.fetch(ref, profile);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Stream<SecretRef> secrets(Target target) {
    return switch (target) {
      case LocalTarget _ -> Stream.empty();
      case FocusTarget focus ->
          Stream.concat(
              focus.token().stream(),
              focus.telephone().login().stream().map(FocusTarget.Login::password));
      case GenesysTarget genesys ->
          Stream.of(genesys.account().password(), genesys.sip().password());
      case JambonzTarget jambonz ->
          Stream.of(
                  Stream.of(jambonz.account().token(), jambonz.sip().password()),
                  jambonz.account().inspector().stream().map(JambonzTarget.Inspector::password),
                  jambonz.endpoint().stream().flatMap(ProfileCheck::secrets),
                  jambonz.relay().stream().map(JambonzTarget.RelayAccess::token))
              .flatMap(all -> all)
              .distinct();
      case SignalWireTarget signalWire ->
          Stream.concat(
              Stream.of(signalWire.account().token(), signalWire.sip().password()),
              signalWire.endpoint().stream().map(SignalWireTarget.Endpoint::signingKey));
    };
  }

  private static Stream<SecretRef> secrets(EndpointSettings endpoint) {
    return Stream.of(
            endpoint.basic().map(EndpointSettings.Basic::password),
            endpoint.webhookSecret(),
            endpoint.relayToken())
        .flatMap(Optional::stream);
  }

  private static Stream<Path> files(Target target) {
    return switch (target) {
      case LocalTarget _, FocusTarget _ -> Stream.empty();
      case GenesysTarget genesys -> genesys.sip().trust().file().stream();
      case JambonzTarget jambonz ->
          Stream.concat(
              jambonz.sip().trust().file().stream(),
              jambonz.endpoint().flatMap(EndpointSettings::tls).stream()
                  .flatMap(tls -> Stream.of(tls.certificate(), tls.key())));
      case SignalWireTarget signalWire ->
          Stream.concat(
              signalWire.sip().trust().file().stream(),
              signalWire.endpoint().flatMap(SignalWireTarget.Endpoint::tls).stream()
                  .flatMap(tls -> Stream.of(tls.certificate(), tls.key())));
    };
  }
}
