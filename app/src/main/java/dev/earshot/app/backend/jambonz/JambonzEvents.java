package dev.earshot.app.backend.jambonz;

import dev.earshot.mixer.conference.MemberTag;

/**
 * What a jambonz tells its applications, delivered by whoever serves them: already authenticated
 * and for the account of the profile. Any thread, in order of arrival; does not block. Parse with
 * {@link JambonzMessages}.
 */
public interface JambonzEvents {
  /** A conference's status hook, by HTTP or as {@code verb:hook}. */
  void statusHook(StatusEvent event);

  /** Our own call flow asked jambonz to give a caller this tag, once he is in his room. */
  void memberTag(String callSid, MemberTag tag);

  /** {@code call:status}, or a call_status_hook. */
  void callStatus(CallStatus status);

  /** {@code session:new} of a leg of ours: who it is, once it is answered by a conference verb. */
  void legOpened(LegOpened leg);

  /** {@code jambonz:error}: the last command of this leg was not understood. */
  void legError(String callSid, String message);

  /** The socket of a leg is closed; the call may live on. */
  void legClosed(String callSid);

  /**
   * Whether status hooks can arrive, for example whether a relay is connected. Never called where
   * nobody receives any: then the roster says so.
   */
  void channel(boolean up, String detail);
}
