package dev.earshot.audio.sip;

import java.util.Optional;

/**
 * What one subscriber has been told and is still to be told. Called on the sip thread: must not
 * block. As often as once a second, and only when there is time to send what it returns; what
 * happens in between is merged.
 */
public interface EventView {
  /** Name of what is watched, as {@link Publication} says it. */
  String resource();

  /** A document of everything, of at most some ten kilobytes. */
  String full();

  /** A document of what changed since the last document, if anything did. */
  Optional<String> changes();
}
