package dev.earshot.app.backend.jambonz.inspect;

import dev.earshot.mixer.conference.MemberTag;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Sees what a mixer does with our voice. Called by one thread; {@link #close} by any. */
public interface MixerEye extends Closeable {
  /**
   * @param conference its name in the mixer
   * @param sessionId of our own call's session description (RFC 8866 5.2), by which it is found
   * @param tag whose carriers are of interest
   * @throws IOException if not everything could be read, in one line
   */
  MixerView look(String conference, String sessionId, Optional<MemberTag> tag) throws IOException;

  @Override
  void close();
}
