package dev.earshot.audio.focus;

import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.net.InetSocketAddress;

/**
 * @param listen where SIP is taken, UDP and TCP; port 0 takes any free one
 * @param media how members' legs carry audio
 * @param maxRooms rooms at once; further calls get 486
 * @param maxMembers members of one room, those who wait included; further calls get 486
 * @param policy everything else about rooms
 * @param access who may call, and how
 */
public record FocusConfig(
    InetSocketAddress listen,
    MediaConfig media,
    int maxRooms,
    int maxMembers,
    RoomPolicy policy,
    FocusAccess access) {
  /** With the {@linkplain RoomPolicy#DEFAULT usual} policy, and open to everybody. */
  public FocusConfig(InetSocketAddress listen, MediaConfig media, int maxRooms, int maxMembers) {
    this(listen, media, maxRooms, maxMembers, RoomPolicy.DEFAULT);
  }

  /** Open to everybody. */
  public FocusConfig(
      InetSocketAddress listen,
      MediaConfig media,
      int maxRooms,
      int maxMembers,
      RoomPolicy policy) {
    this(listen, media, maxRooms, maxMembers, policy, FocusAccess.OPEN);
  }

  /** The same for other callers. */
  public FocusConfig withAccess(FocusAccess newAccess) {
    return new FocusConfig(listen, media, maxRooms, maxMembers, policy, newAccess);
  }

  UserAgentConfig userAgent() {
    UserAgentConfig sip =
        new UserAgentConfig(listen, true, "Earshot focus")
            .withSessions(policy.sessions())
            .withAdmission(access.admission());
    return access.tls().map(sip::withTls).orElse(sip);
  }
}
