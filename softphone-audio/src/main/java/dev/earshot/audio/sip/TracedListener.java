package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.NetworkListener;

/** A listener all of whose incoming messages are traced. Sip thread. */
record TracedListener(NetworkListener listener, TraceFile trace) implements NetworkListener {
  @Override
  public boolean welcomes(Hop from) {
    return listener.welcomes(from);
  }

  @Override
  public boolean admits(Hop from, int bytes) {
    return listener.admits(from, bytes);
  }

  @Override
  public void received(SipMessage message, Hop from) {
    trace.note("received from", message, from);
    listener.received(message, from);
  }

  @Override
  public void rejected(Hop from, String reason) {
    trace.note(from, reason);
    listener.rejected(from, reason);
  }

  @Override
  public void refusable(SipResponse answer, Hop from) {
    listener.refusable(answer, from);
  }

  @Override
  public void failed(Hop hop, String reason) {
    listener.failed(hop, reason);
  }
}
