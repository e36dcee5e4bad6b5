package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forks of a call of ours that have said something but not yet answered. Sip thread. */
final class EarlyDialogs {
  /** Somebody who forks further is not followed. */
  private static final int MAX_FORKS = 16;

  private final CallContext context;
  private final CallUser user;
  private final Map<String, EarlyDialog> forks = new LinkedHashMap<>();
  private @Nullable EarlyDialog heard;

  EarlyDialogs(CallContext context, CallUser user) {
    this.context = context;
    this.user = user;
  }

  /**
   * Takes a provisional response, which makes a dialog if it has a tag.
   *
   * @return whether it is news
   */
  boolean takes(SipRequest sent, SipResponse response, CallSide side) {
    String tag = response.toTag();
    if (tag.isEmpty() || !forks.containsKey(tag) && forks.size() >= MAX_FORKS) {
      return true;
    }
    EarlyDialog fork = forks.get(tag);
    if (fork == null) {
      DialogLink link = DialogLink.asCaller(context.requester(), sent, response, side.forked());
      fork = new EarlyDialog(context, link, user);
      forks.put(tag, fork);
    }
    boolean news = fork.takes(sent, response);
    if (news && fork.agreed()) {
      heard = fork;
    }
    return news;
  }

  /** Offers go to the fork that agreed last. */
  Optional<Offers> offers() {
    return Optional.ofNullable(heard).map(EarlyDialog::offers);
  }

  /** The fork that answers; it may have been closed before, for several may answer. */
  Optional<EarlyDialog> answered(String tag) {
    Optional<EarlyDialog> fork = Optional.ofNullable(forks.get(tag));
    fork.ifPresent(EarlyDialog::answered);
    return fork;
  }

  void close() {
    forks.values().forEach(EarlyDialog::close);
    heard = null;
  }
}
