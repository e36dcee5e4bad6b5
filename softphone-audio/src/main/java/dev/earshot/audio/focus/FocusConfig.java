package dev.earshot.audio.focus;

import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * @param listen where SIP is taken, UDP and TCP; port 0 takes any free one
 * @param media how members' legs carry audio
 * @param maxRooms rooms at once; further calls get 486
 * @param maxMembers members of one room, those who wait included; further calls get 486
 * @param policy everything else about rooms
 * @param access who may call, and how
 * @param trace where all SIP messages are written, if anywhere
 */
public record FocusConfig(
    InetSocketAddress listen,
    MediaConfig media,
    int maxRooms,
    int maxMembers,
    RoomPolicy policy,
    FocusAccess access,
    Optional<TraceConfig> trace) {
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
    this(listen, media, maxRooms, maxMembers, policy, FocusAccess.OPEN, Optional.empty());
  }

  /** The same for other callers. */
  public FocusConfig withAccess(FocusAccess newAccess) {
    return new FocusConfig(listen, media, maxRooms, maxMembers, policy, newAccess, trace);
  }

  /** The same with a trace of all messages. */
  public FocusConfig withTrace(TraceConfig newTrace) {
    return new FocusConfig(
        listen, media, maxRooms, maxMembers, policy, access, Optional.of(newTrace));
  }

  UserAgentConfig userAgent() {
    UserAgentConfig sip =
        new UserAgentConfig(listen, true, "Earshot focus")
            .withSessions(policy.sessions())
            .withAdmission(access.admission());
    UserAgentConfig secured = access.tls().map(sip::withTls).orElse(sip);
    return trace.map(secured::withTrace).orElse(secured);
  }
}
