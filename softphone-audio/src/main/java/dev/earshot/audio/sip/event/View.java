package dev.earshot.audio.sip.event;

import java.util.Optional;

/** What one subscriber has been told and is still to be told. Sip thread. */
public interface View {
  /** Name of what he watches, as the publisher says it in {@link Notifier#changed}. */
  String resource();

  /** A document of everything. */
  String full();

  /** A document of what changed since the last one, if anything did. */
  Optional<String> changes();
}
