package dev.earshot.app.simulate.genesys.world;

/**
 * The telephone network below: it carries the voices of what {@link CallFlow} decides. Returns at
 * once; what comes of {@link #ring} is told to {@link LineEvents}.
 */
public interface Lines {
  /** A network of desk telephones that nobody can hear. */
  Lines SILENT =
      new Lines() {
        @Override
        public void begin(String room, String agentNumber, String customer) {}

        @Override
        public void agentChanges(String room, String agentNumber) {}

        @Override
        public void end(String room) {}

        @Override
        public boolean registered(String phoneNumber) {
          return false;
        }

        @Override
        public void ring(String leg, String phoneNumber, String room, Audibility audibility) {}

        @Override
        public void heardBy(String leg, Audibility audibility) {}

        @Override
        public void hangUp(String leg) {}
      };

  /** An agent and a customer begin to talk. */
  void begin(String room, String agentNumber, String customer);

  /** The customer stays, another agent takes the place of the former one. */
  void agentChanges(String room, String agentNumber);

  /** Everybody is hung up. */
  void end(String room);

  /** Whether there is a SIP telephone behind a number; else it is a desk telephone. */
  boolean registered(String phoneNumber);

  /**
   * Calls a SIP telephone, which joins the room once it answers.
   *
   * @param leg a name of ours for that call
   */
  void ring(String leg, String phoneNumber, String room, Audibility audibility);

  /** Who hears the telephone behind a leg from now on, or from its answer on. */
  void heardBy(String leg, Audibility audibility);

  void hangUp(String leg);
}
