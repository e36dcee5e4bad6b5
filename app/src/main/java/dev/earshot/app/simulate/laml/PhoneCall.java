package dev.earshot.app.simulate.laml;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One call of the simulated system. Its state is guarded by {@link Exchange}; {@link #turns} may be
 * used by any thread.
 */
final class PhoneCall {
  /**
   * Who calls whom.
   *
   * @param direction inbound or outbound-api
   * @param headers of the INVITE that an application may see
   */
  record Parties(String from, String to, String direction, Map<String, String> headers) {}

  final String sid;
  final Parties parties;
  final Instant created;

  /** By which a whisper reaches this call alone. */
  final MemberTag ear;

  /** More than one at a time comes only from REST; the last word is {@link Turn.Ended}. */
  final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();

  private Optional<Line> line = Optional.empty();
  private CallStatus status;
  private Optional<Instant> answered = Optional.empty();
  private Optional<Instant> ended = Optional.empty();

  PhoneCall(String sid, Parties parties, CallStatus status, Instant created) {
    this.sid = sid;
    this.parties = parties;
    this.status = status;
    this.created = created;
    String hex = sid.replace("-", "");
    this.ear = new MemberTag(hex.substring(hex.length() - 32));
  }

  CallStatus status() {
    return status;
  }

  Optional<Line> line() {
    return line;
  }

  void connectBy(Line by) {
    line = Optional.of(by);
  }

  /** What is over stays over. */
  void enter(CallStatus now, Instant at) {
    if (status.over()) {
      return;
    }
    status = now;
    if (now == CallStatus.IN_PROGRESS && answered.isEmpty()) {
      answered = Optional.of(at);
    }
    if (now.over()) {
      ended = Optional.of(at);
    }
  }

  CallView view() {
    return new CallView(sid, parties, status, created, answered, ended);
  }
}
