package dev.earshot.audio.sip.transport;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipParser;
import dev.earshot.audio.sip.message.SipRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * From bytes to the listener. Failures are kept until {@link #deliverFailures}, so that nobody
 * hears of one from within a send of his own. Sip thread.
 */
public final class Inbound {
  private record Failure(Hop hop, String reason) {}

  private final SipParser parser;
  private final NetworkListener listener;
  private final Deque<Failure> failures = new ArrayDeque<>();

  public Inbound(SipParser parser, NetworkListener listener) {
    this.parser = parser;
    this.listener = listener;
  }

  /** One message as it came, alone in a datagram or cut out of a stream. */
  public void message(byte[] bytes, Hop from) {
    if (listener.admits(from, bytes.length)) {
      parse(bytes, from);
    }
  }

  private void parse(byte[] bytes, Hop from) {
    switch (parser.parse(bytes)) {
      case Parsed.Rejected<SipMessage>(String reason, int position) -> {
        listener.rejected(from, reason);
        parser
            .refusal(bytes, reason)
            .map(answer -> ResponseRoute.stamp(answer, from.address()))
            .ifPresent(answer -> listener.refusable(answer, from));
      }
      case Parsed.Ok<SipMessage>(SipMessage message) -> {
        MessageLog.note("received from", message, from);
        listener.received(
            message instanceof SipRequest request
                ? ResponseRoute.stamp(request, from.address())
                : message,
            from);
      }
    }
  }

  boolean welcomes(Hop from) {
    return listener.welcomes(from);
  }

  void rejected(Hop from, String reason) {
    listener.rejected(from, reason);
  }

  void failed(Hop hop, String reason) {
    failures.add(new Failure(hop, reason));
  }

  void deliverFailures() {
    for (Failure failure = failures.poll(); failure != null; failure = failures.poll()) {
      listener.failed(failure.hop(), failure.reason());
    }
  }
}
