package dev.earshot.app.simulate.genesys.world;

import java.util.List;

/**
 * Somebody who works with the installation.
 *
 * @param id as in {@code /users/{id}}
 * @param userName by which he logs in
 * @param roles as {@code ROLE_SUPERVISOR}
 * @param deviceId as in {@code /devices/{id}}
 * @param phoneNumber of that device
 */
public record Person(
    String id,
    String userName,
    String firstName,
    String lastName,
    List<String> roles,
    String deviceId,
    String phoneNumber) {
  private static final List<String> AGENT = List.of("ROLE_AGENT");
  private static final List<String> SUPERVISOR = List.of("ROLE_AGENT", "ROLE_SUPERVISOR");

  public Person {
    roles = List.copyOf(roles);
  }

  static Person agent(String id, String first, String last, String deviceId, String number) {
    String user = first.toLowerCase(java.util.Locale.ROOT) + ".";
    return new Person(
        id, user + last.toLowerCase(java.util.Locale.ROOT), first, last, AGENT, deviceId, number);
  }

  Person asSupervisor() {
    return new Person(id, userName, firstName, lastName, SUPERVISOR, deviceId, phoneNumber);
  }

  public boolean supervises() {
    return roles.contains("ROLE_SUPERVISOR");
  }

  /** As shown in a chat. */
  public String name() {
    return firstName + " " + lastName;
  }
}
