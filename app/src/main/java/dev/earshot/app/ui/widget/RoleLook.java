package dev.earshot.app.ui.widget;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Role;

/**
 * How a role is shown: word, style class (which decides the hue of chip, avatar and talk track) and
 * whether it is only presumed.
 */
public record RoleLook(String word, String styleClass, boolean hollow) {
  public static RoleLook of(ObservedParticipant participant) {
    if (participant.self()) {
      return new RoleLook("You", "role-self", false);
    }
    Known<Role> role = participant.role();
    boolean hollow = role.certainty() != Certainty.CONFIRMED;
    return role.value()
        .map(r -> new RoleLook(word(r), styleClass(r), hollow))
        .orElse(new RoleLook("Role ?", "role-unknown", true));
  }

  /** Of a role that is known for sure. */
  public static RoleLook of(Role role, boolean self) {
    return self
        ? new RoleLook("You", "role-self", false)
        : new RoleLook(word(role), styleClass(role), false);
  }

  private static String word(Role role) {
    return switch (role) {
      case AGENT -> "Agent";
      case CUSTOMER -> "Customer";
      case SUPERVISOR -> "Supervisor";
      case OTHER -> "Other";
    };
  }

  private static String styleClass(Role role) {
    return switch (role) {
      case AGENT -> "role-agent";
      case CUSTOMER -> "role-customer";
      case SUPERVISOR -> "role-supervisor";
      case OTHER -> "role-other";
    };
  }
}
