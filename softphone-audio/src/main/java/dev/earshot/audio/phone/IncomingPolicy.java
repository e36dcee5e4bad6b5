package dev.earshot.audio.phone;

import java.util.List;

/**
 * What becomes of calls to the telephone. A call that is taken joins muted in any case: the
 * microphone's gate stays shut until it is opened by whoever may.
 *
 * @param ringing whether calls ring at all; else they are answered 480
 * @param registrarOnly whether only calls are taken that come from a registrar of ours by the
 *     address we registered; scanners ring every telephone they can reach. Has no effect on a
 *     telephone without accounts.
 * @param autoAnswer which calls are answered without asking; only while the preferred headset is
 *     there
 * @param transfers whether the other side may move calls
 */
public record IncomingPolicy(
    boolean ringing, boolean registrarOnly, List<AutoAnswer> autoAnswer, TransferPolicy transfers) {
  /** Every call is answered 480. */
  public static final IncomingPolicy NONE =
      new IncomingPolicy(false, true, List.of(), TransferPolicy.NONE);

  /** Calls by our registrars ring; none is answered by itself. */
  public static final IncomingPolicy RINGING =
      new IncomingPolicy(true, true, List.of(), TransferPolicy.NONE);

  public IncomingPolicy {
    autoAnswer = List.copyOf(autoAnswer);
  }

  /** The same that answers such calls by itself. */
  public IncomingPolicy withAutoAnswer(List<AutoAnswer> rules) {
    return new IncomingPolicy(ringing, registrarOnly, rules, transfers);
  }

  /** The same that takes calls from anywhere. */
  public IncomingPolicy fromAnywhere() {
    return new IncomingPolicy(ringing, false, autoAnswer, transfers);
  }

  /** The same that lets calls be moved. */
  public IncomingPolicy withTransfers(TransferPolicy moved) {
    return new IncomingPolicy(ringing, registrarOnly, autoAnswer, moved);
  }
}
