package dev.earshot.audio.phone;

/** Where a leg stands. */
public sealed interface LegState {
  record Dialling() implements LegState {}

  record Ringing() implements LegState {}

  /**
   * @param held whether the peer holds us
   */
  record Up(boolean held) implements LegState {}

  /**
   * @param reason as the peer or the network gave it, with a SIP status where there is one
   */
  record Down(String reason) implements LegState {}
}
