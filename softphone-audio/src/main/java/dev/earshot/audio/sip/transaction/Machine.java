package dev.earshot.audio.sip.transaction;

/** A transaction's rules. Pure: no time, no sockets, no memory but the state handed in. */
public sealed interface Machine
    permits InviteClientMachine, InviteServerMachine, OtherClientMachine, OtherServerMachine {
  /** State and actions at birth. */
  Step start();

  /** An input that means nothing in a state changes nothing. */
  Step next(TransactionState state, Input input);
}
