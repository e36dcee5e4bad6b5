package dev.earshot.app.simulate.genesys.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everybody and every device of the installation. */
public final class Office {
  /** The supervisor of the published samples. */
  public static final String SUPERVISOR = "paul.smith";

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final List<Person> people;

  /** Two supervisors and three agents; the ids are those of the published samples. */
  public Office() {
    Person paul =
        Person.agent(
            "991a4bece8dd4184a93e98ad429694f6",
            "Paul",
            "Smith",
            "efe1ab32-53f9-43ce-b65e-5768c61f7d4a",
            "5005");
    Person lena =
        Person.agent(
            "7d5b1f0c2a9e4f63b8d0c1e2f3a4b5c6",
            "Lena",
            "Koch",
            "0b6c7f6e-1c55-4f6e-9a53-6e7b7f0d5006",
            "5006");
    people = Stream.concat(Stream.of(paul.asSupervisor(), lena.asSupervisor()), agents()).toList();
    people.forEach(person -> devices.put(person.deviceId(), new Device(person)));
  }

  private static Stream<Person> agents() {
    return Stream.of(
        Person.agent(
            "90cc5439ff6848748e5e67811273f266",
            "Anna",
            "Novak",
            "9c14cad7-17c4-48d0-8492-7cf0ff92c224",
            "5001"),
        Person.agent(
            "b14fd2a07c8e4a5d9f00112233445566",
            "Tom",
            "Becker",
            "2f9d8c7b-6a5e-4d3c-8b2a-1f0e9d8c5002",
            "5002"),
        Person.agent(
            "c25ae3b18d9f4b6e8a11223344556677",
            "Ines",
            "Lopez",
            "3a8e7d6c-5b4f-4c2d-9a1b-0e9f8d7c5003",
            "5003"));
  }

  public List<Person> people() {
    return people;
  }

  public Optional<Person> byName(String userName) {
    return people.stream().filter(person -> person.userName().equals(userName)).findFirst();
  }

  public Optional<Person> byId(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  public Device deviceOf(Person person) {
    return device(person.deviceId()).orElseThrow();
  }

  Optional<Device> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  Optional<Device> byNumber(String phoneNumber) {
    return devices.values().stream()
        .filter(device -> device.owner().phoneNumber().equals(phoneNumber))
        .findFirst();
  }

  /** Devices whose owners monitor that device. */
  List<Device> monitorsOf(Device target) {
    List<Device> monitors = new ArrayList<>();
    for (Device device : devices.values()) {
      if (device.monitoring().filter(m -> m.target() == target).isPresent()) {
        monitors.add(device);
      }
    }
    return monitors;
  }
}
