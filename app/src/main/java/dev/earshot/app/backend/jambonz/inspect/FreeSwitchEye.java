package dev.earshot.app.backend.jambonz.inspect;

import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mixer seen over one event socket, connected when it is first needed and again, ever more
 * rarely, after it was lost. A look is some five commands; the list of members is read before and
 * after, and only if it is the same was it one moment.
 */
public final class FreeSwitchEye implements MixerEye {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final InetSocketAddress server;
  private final Secret password;
  private final InstantSource clock;
  private Optional<OwnChannel> own = Optional.empty();
  private Duration rest = FIRST_REST;
  private Instant restsUntil = Instant.MIN;
  private String trouble = "";
  private volatile Optional<EventSocket> socket = Optional.empty();
  private volatile boolean closed;

  private record OwnChannel(String sessionId, String uuid) {}

  public FreeSwitchEye(InetSocketAddress server, Secret password, InstantSource clock) {
    this.server = server;
    this.password = password;
    this.clock = clock;
  }

  /**
   * How many conferences there are, once.
   *
   * @throws IOException if it cannot be told, in one line: unreachable, refused, unreadable
   */
  public int conferences() throws IOException {
    EventSocket to = connected();
    to.limit(PATIENCE);
    return MixerText.conferences(to.api("conference list"))
        .orElseThrow(() -> new Unreadable("the mixer's list of conferences cannot be read"));
  }

  @Override
  public MixerView look(String conference, String sessionId, Optional<MemberTag> tag)
      throws IOException {
    EventSocket to = connected();
    try {
      to.limit(PATIENCE);
      return look(to, "conference " + conference + " ", sessionId, tag);
    } catch (Unreadable e) {
      throw e;
    } catch (IOException e) {
      lost(e);
      throw e;
    }
  }

  private MixerView look(
      EventSocket to, String conference, String sessionId, Optional<MemberTag> tag)
      throws IOException {
    List<MixerMember> before = members(to, conference);
    MixerMember self = self(to, before, sessionId);
    Set<Integer> excluded =
        MixerText.excluded(to.api(conference + "relate " + self.id()), self.id())
            .orElseThrow(() -> new Unreadable("the mixer's relations cannot be read"));
    Optional<Set<Integer>> untagged = Optional.empty();
    if (tag.isPresent()) {
      untagged = MixerText.withoutTag(to.api(conference + "gettag " + tag.get() + " nomatch"));
      if (untagged.isEmpty()) {
        throw new Unreadable("the mixer's tags cannot be read");
      }
    }
    if (!members(to, conference).equals(before)) {
      throw new Unreadable("the mixer's members changed meanwhile");
    }
    Set<Integer> others =
        before.stream()
            .map(MixerMember::id)
            .filter(id -> id != self.id())
            .collect(Collectors.toUnmodifiableSet());
    return new MixerView(self.id(), self.speaks(), others, excluded, untagged);
  }

  private static List<MixerMember> members(EventSocket to, String conference) throws IOException {
    return MixerText.members(to.api(conference + "list"))
        .orElseThrow(() -> new Unreadable("the mixer's list of members cannot be read"));
  }

  /** The one channel whose other side gave the session id of our own call. */
  private MixerMember self(EventSocket to, List<MixerMember> members, String sessionId)
      throws IOException {
    if (!own.map(OwnChannel::sessionId).equals(Optional.of(sessionId))) {
      own = Optional.empty();
    }
    for (MixerMember member : members) {
      if (own.isEmpty() && isOurs(to, member, sessionId)) {
        own = Optional.of(new OwnChannel(sessionId, member.uuid()));
      }
    }
    return members.stream()
        .filter(m -> own.map(OwnChannel::uuid).equals(Optional.of(m.uuid())))
        .findFirst()
        .orElseThrow(() -> new Unreadable("it cannot be told which of the mixer's members we are"));
  }

  private static boolean isOurs(EventSocket to, MixerMember member, String sessionId)
      throws IOException {
    String description = to.api("uuid_getvar " + member.uuid() + " switch_r_sdp");
    return MixerText.sessionId(description).equals(Optional.of(sessionId));
  }

  private EventSocket connected() throws IOException {
    if (socket.isPresent()) {
      return socket.get();
    }
    if (closed || clock.instant().isBefore(restsUntil)) {
      throw new IOException(trouble);
    }
    try {
      EventSocket opened = EventSocket.open(server, password, PATIENCE, clock);
      socket = Optional.of(opened);
      if (closed) {
        opened.close();
      }
      rest = FIRST_REST;
      return opened;
    } catch (IOException e) {
      lost(e);
      throw e;
    }
  }

  private void lost(IOException why) {
    trouble = String.valueOf(why.getMessage());
    restsUntil = clock.instant().plus(rest);
    Duration longer = rest.multipliedBy(2);
    rest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    socket.ifPresent(EventSocket::close);
    socket = Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    socket.ifPresent(EventSocket::close);
  }

  /** The connection is well; what came over it says nothing. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }
}
