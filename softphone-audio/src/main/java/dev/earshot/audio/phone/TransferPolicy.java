package dev.earshot.audio.phone;

import java.util.List;

/**
 * Whether other telephones may move our calls. Nobody may, unless this says so: it moves a
 * microphone to other ears. Whatever is moved comes up with the gate shut.
 *
 * @param targets hosts to which the other side of a call may send us (REFER), as they stand in SIP
 *     addresses; none: nowhere
 * @param replaced whether a call that a registrar of ours sent may take the place of one that is up
 *     (RFC 3891)
 */
public record TransferPolicy(List<String> targets, boolean replaced) {
  /** Every transfer is refused. */
  public static final TransferPolicy NONE = new TransferPolicy(List.of(), false);

  public TransferPolicy {
    targets = List.copyOf(targets);
  }

  /** To these hosts, and no taking over. */
  public static TransferPolicy to(String... hosts) {
    return new TransferPolicy(List.of(hosts), false);
  }

  /** The same with taking over. */
  public TransferPolicy withReplaced() {
    return new TransferPolicy(targets, true);
  }

  boolean mayMoveTo(String uri) {
    String host = Accounts.host(uri);
    return !host.isEmpty() && targets.stream().anyMatch(host::equalsIgnoreCase);
  }
}
