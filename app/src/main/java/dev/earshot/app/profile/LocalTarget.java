package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A conference focus in this very process.
 *
 * @param listen where it takes SIP; port 0 takes any free one
 * @param rooms who is there from the beginning
 */
public record LocalTarget(InetSocketAddress listen, List<Room> rooms) implements Target {
  public LocalTarget {
    rooms = List.copyOf(rooms);
  }

  @Override
  public String kind() {
    return "local";
  }

  /** A room that exists from the beginning. */
  public record Room(String name, List<Member> members) {
    public Room {
      members = List.copyOf(members);
    }
  }

  /**
   * A simulated member.
   *
   * @param tag member tag, if he has one
   * @param tone frequency in Hz that he sends; silent without
   * @param record WAV file that takes what he hears
   */
  public record Member(
      String name, Optional<String> tag, OptionalInt tone, Optional<Path> record) {}
}
