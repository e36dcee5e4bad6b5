package dev.earshot.audio.sip;

/** Decides about incoming calls, on the sip thread: must not block. */
public interface IncomingCalls {
  /**
   * Takes a call. It may be answered or rejected now or later, from any thread.
   *
   * @return who hears of its further events
   */
  CallListener onCall(IncomingCall call);

  /** Refuses every call with 480. */
  static IncomingCalls none() {
    return call -> {
      call.reject(480, "Temporarily Unavailable");
      return (ended, event) -> {};
    };
  }
}
