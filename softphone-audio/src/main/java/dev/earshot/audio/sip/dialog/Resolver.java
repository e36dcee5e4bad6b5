package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.locate.Destination;
import dev.earshot.audio.sip.locate.Target;
import java.util.List;
import java.util.function.Consumer;

/** Finds the servers of a destination without blocking the sip thread. */
public interface Resolver {
  /**
   * @param result called on the sip thread, for an address at once; best server first, none if
   *     there is none
   */
  void resolve(Destination destination, Consumer<List<Target>> result);
}
