package dev.earshot.app.simulate.laml;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which document a call begins with, as it would be configured in the dashboard.
 *
 * @param supervisor SIP user whose calls go to {@code supervisorUrl}
 * @param supervisorUrl without one the supervisor's calls are refused: a document made here would
 *     let him be heard
 * @param url for all other calls, {@code {to}} standing for what was dialled and {@code {role}} for
 *     agent or customer; without one the dialled name is the conference
 * @param statusCallback of conferences that such a document made here opens
 * @param domain of SIP addresses
 */
record CallFlow(
    String supervisor,
    Optional<String> supervisorUrl,
    Optional<String> url,
    Optional<String> statusCallback,
    String domain) {
  /** What SIP users of agents begin with. */
  static final String AGENT = "agent-";

  private static final Set<String> EVENTS =
      Set.of("start", "end", "join", "leave", "mute", "hold", "speaker");

  /**
   * Empty if a call cannot be taken.
   *
   * @param caller SIP user, or a number
   */
  Optional<Source> of(String caller, String dialled) {
    if (caller.equals(supervisor)) {
      return supervisorUrl.map(CallFlow::asked);
    }
    String role = caller.startsWith(AGENT) ? "agent" : "customer";
    return Optional.of(
        url.map(text -> text.replace("{to}", Form.encoded(dialled)).replace("{role}", role))
            .<Source>map(CallFlow::asked)
            .orElseGet(() -> Source.Made.conference(conference(dialled))));
  }

  private static Source asked(String url) {
    return new Source.Asked(new Verb.Link(url, "POST"), Map.of());
  }

  private Verb.Conference conference(String name) {
    return new Verb.Conference(
        name,
        false,
        false,
        true,
        false,
        Optional.empty(),
        statusCallback.map(to -> new Verb.Callback(new Verb.Link(to, "POST"), EVENTS)),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** A number or a SIP address as a SIP address. */
  String address(String number) {
    return number.startsWith("sip:") ? number : "sip:" + number + "@" + domain;
  }
}
