package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Role;

/**
 * Somebody in a chat.
 *
 * @param id within the chat
 * @param customer whether the system calls him a customer; everybody else is of its type "Agent"
 * @param self whether it is us
 * @param userId of an agent or supervisor; empty for customers
 */
public record ChatParticipant(
    String id,
    String nickname,
    boolean customer,
    Visibility visibility,
    boolean self,
    String userId) {
  /**
   * What he is (domain model 2.2). A supervisor who barges cannot be told from an agent. Whose
   * visibility is not known counts as a customer.
   */
  public Role role() {
    if (self) {
      return Role.SUPERVISOR;
    }
    if (customer) {
      return Role.CUSTOMER;
    }
    return switch (visibility) {
      case ALL -> Role.AGENT;
      case AGENTS, SUPERVISORS -> Role.SUPERVISOR;
      case UNKNOWN -> Role.OTHER;
    };
  }
}
