package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what a profile says about a focus in another process. */
final class FocusReader {
  private static final int PORT = 5070;

  /** As {@code earshot focus} has it if nothing else is said. */
  private static final UUID ACCOUNT = UUID.fromString("ea125407-0000-4000-8000-000000000001");

  private FocusReader() {}

  static Target read(Section root) {
    Section section = root.section("focus");
    FocusTarget target =
        new FocusTarget(
            section.url("api", Set.of("https", "http")),
            section.optionalUuid("account").orElse(ACCOUNT),
            section.optionalSecret("token"),
            telephone(section));
    section.end();
    return target;
  }

  private static FocusTarget.Telephone telephone(Section section) {
    section.text("sip");
    InetSocketAddress sip =
        section
            .optionalPeer("sip", PORT)
            .orElseGet(() -> InetSocketAddress.createUnresolved("-", PORT));
    String user = section.text("user", SipReader.USER, "", "a SIP user name, without @");
    Optional<SecretRef> password = section.optionalSecret("password");
    if (user.isEmpty() != password.isEmpty()) {
      section.wrong("user", "and password belong together");
    }
    return new FocusTarget.Telephone(
        sip, password.map(secret -> new FocusTarget.Login(user, secret)), SipReader.media(section));
  }
}
