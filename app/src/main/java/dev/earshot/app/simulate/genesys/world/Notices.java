package dev.earshot.app.simulate.genesys.world;

import tools.jackson.databind.node.ObjectNode;

/** Takes what is to be told over CometD. */
@FunctionalInterface
public interface Notices {
  /**
   * @param to whose sessions are told
   * @param channel for example {@code /v2/me/calls}
   */
  void tell(Person to, String channel, ObjectNode data);
}
