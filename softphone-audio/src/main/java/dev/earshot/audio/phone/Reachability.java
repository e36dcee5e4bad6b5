package dev.earshot.audio.phone;

import dev.earshot.audio.sdp.IceDescription;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What a description says of how we are reached, beside our own address. */
interface Reachability {
  /** As others see our media, if somebody has said so. */
  default Optional<InetSocketAddress> address() {
    return Optional.empty();
  }

  /** What it says of ICE, if we do it. */
  default Optional<IceDescription> described() {
    return Optional.empty();
  }
}
