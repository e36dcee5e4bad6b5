package dev.earshot.app.supervision;

/**
 * What a participant is in the call. Whoever is not surely AGENT or SUPERVISOR counts as a
 * customer.
 */
public enum Role {
  AGENT,
  CUSTOMER,
  SUPERVISOR,
  OTHER
}
