package dev.earshot.app.demo.world;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Invents people and conferences, repeatable for a given random. Numbers come from the ranges that
 * Ofcom and Bundesnetzagentur keep for films, so nobody real can be shown.
 */
final class Cast {
  private static final List<String> FIRST =
      List.of(
          "Anna", "Tom", "Ines", "Mateo", "Priya", "Jonas", "Aisha", "Liam", "Sofia", "Noah",
          "Elif", "Oskar", "Maya", "Henrik", "Chloe", "Samuel", "Nadia", "Lukas", "Amara", "Felix",
          "Rosa", "Emil", "Yuki", "Pavel", "Clara", "Hugo", "Leila", "Marco", "Ida", "Victor");

  private static final List<String> LAST =
      List.of(
          "Novak",
          "Becker",
          "Lopez",
          "Silva",
          "Sharma",
          "Lindqvist",
          "Khan",
          "Murphy",
          "Rossi",
          "Weber",
          "Demir",
          "Nilsen",
          "Cohen",
          "Hansen",
          "Martin",
          "Okafor",
          "Petrov",
          "Maier",
          "Diallo",
          "Wagner",
          "Castro",
          "Holm",
          "Tanaka",
          "Horak",
          "Vogel",
          "Moreau",
          "Haddad",
          "Conti",
          "Berg",
          "Keller");

  private static final List<String> TOPICS =
      List.of(
          "delivery|Orders · EMEA|Delivery date",
          "appointment|Field service|Appointment",
          "fibre|Support · Tier 1|Line down",
          "billing|Billing · Tier 1|Invoice question",
          "delivery|Orders · Nordics|Missing parcel",
          "appointment|Sales · Call back|New contract",
          "fibre|Support · Tier 2|Slow connection",
          "billing|Loyalty|Cancellation");

  private final SplittableRandom random;
  private final Set<String> names = new HashSet<>();
  private int speakers;
  private int rooms;

  Cast(SplittableRandom random) {
    this.random = random;
  }

  Caller agent() {
    return agent(newName());
  }

  Caller agent(String name) {
    names.add(name);
    return new Caller(speakers, "agent", name, String.valueOf(2001 + speakers++));
  }

  Caller customer() {
    return customer(newName());
  }

  Caller customer(String name) {
    names.add(name);
    String number =
        random.nextBoolean()
            ? "+4930231250" + twoDigits(speakers)
            : "+441632960" + threeDigits(speakers);
    return new Caller(speakers++, "customer", name, number);
  }

  RoomPlan room() {
    String[] topic = TOPICS.get(random.nextInt(TOPICS.size())).split("\\|");
    return room(topic[0], topic[1], topic[2], 5_000 + random.nextInt(900_000));
  }

  RoomPlan room(String dialogue, String queue, String subject, int underwayMillis) {
    int number = 8101 + 7 * rooms++;
    String name = subject.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + number;
    return new RoomPlan(name, subject + " #" + number, queue, dialogue, underwayMillis);
  }

  private String newName() {
    for (int attempt = 0; attempt < 50; attempt++) {
      String name = pick(FIRST) + " " + pick(LAST);
      if (names.add(name)) {
        return name;
      }
    }
    String name = pick(FIRST) + " " + pick(LAST) + " " + (names.size() + 1);
    names.add(name);
    return name;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String twoDigits(int number) {
    return String.valueOf(100 + number % 100).substring(1);
  }

  private static String threeDigits(int number) {
    return String.valueOf(1000 + number % 1000).substring(1);
  }
}
