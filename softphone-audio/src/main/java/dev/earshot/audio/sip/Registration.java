package dev.earshot.audio.sip;

import java.net.InetAddress;
import java.util.Optional;

/** A registration that refreshes itself until closed; closing sends REGISTER with Expires: 0. */
public interface Registration extends AutoCloseable {
  RegistrationState state();

  /** Address of the registrar that knows us, if one does. */
  Optional<InetAddress> server();

  @Override
  void close();
}
