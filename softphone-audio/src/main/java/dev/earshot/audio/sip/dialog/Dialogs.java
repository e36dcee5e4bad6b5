package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dialogs of a user agent, by identity, and the calls that are still to become one. */
public final class Dialogs {
  private final Map<DialogId, DialogUser> users = new HashMap<>();
  private final Set<OutgoingInvite> attempts = new HashSet<>();

  public void put(DialogId id, DialogUser user) {
    users.put(id, user);
  }

  public void remove(DialogId id, DialogUser user) {
    users.remove(id, user);
  }

  void begin(OutgoingInvite attempt) {
    attempts.add(attempt);
  }

  void finish(OutgoingInvite attempt) {
    attempts.remove(attempt);
  }

  /** Hands a request with a To tag to its dialog; false if there is none. */
  public boolean dispatch(ServerTransaction transaction) {
    Optional<DialogUser> user = find(transaction.request());
    user.ifPresent(found -> found.onRequest(transaction));
    return user.isPresent();
  }

  /** Hands an ACK for a 2xx to its dialog. */
  public void acknowledge(SipRequest ack) {
    find(ack).ifPresent(found -> found.onAck(ack));
  }

  /** Whether a request belongs to a dialog that is here. */
  public boolean knows(SipRequest request) {
    return find(request).isPresent();
  }

  private Optional<DialogUser> find(SipRequest request) {
    DialogId id = DialogId.ofIncoming(request);
    DialogUser user = users.get(id);
    // The first NOTIFY tells the tag of the notifier (RFC 6665 4.4.1).
    boolean first = user == null && request.method().equals("NOTIFY");
    return Optional.ofNullable(
        first ? users.get(new DialogId(id.callId(), id.localTag(), "")) : user);
  }

  /** Whether that is a call that is up. */
  boolean isEstablished(DialogId id) {
    return users.get(id) instanceof EstablishedCall call && !call.ended();
  }

  /** Ends every call. */
  public void hangUpAll() {
    List.copyOf(users.values()).forEach(DialogUser::hangUp);
    List.copyOf(attempts).forEach(CallControl::hangUp);
  }

  public int size() {
    return users.size() + attempts.size();
  }
}
