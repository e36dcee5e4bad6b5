package dev.earshot.mixer;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.HearingTally;
import dev.earshot.mixer.engine.MixStep;
import dev.earshot.mixer.engine.MixTools;
import dev.earshot.mixer.engine.Plug;
import dev.earshot.mixer.engine.Strip;
import dev.earshot.mixer.port.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * One room: a queue of changes, who is in it, and the step that mixes it. {@link #step}, {@link
 * #publish} and {@link #end} belong to the mix thread; everything else may be called by any.
 */
final class Room implements MixRoom {
  /** Batches that may wait: far more than a second of clicking, far less than memory. */
  private static final int MAX_WAITING = 1024;

  private final String name;
  private final MixTools tools;
  private final MixStep mix;

  private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final ConcurrentMap<ParticipantId, HearingTally> tallies = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile Membership published;

  // Owned by the mix thread.
  private final Queue<Batch> decided = new ArrayDeque<>();
  private Membership members;

  Room(String name, MixTools tools) {
    this.name = name;
    this.tools = tools;
    this.mix = new MixStep(tools);
    this.members = Membership.empty(name);
    this.published = members;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PendingChange apply(List<RoomChange> changes) {
    List<RoomChange> all = List.copyOf(changes);
    Map<RoomChange, Plug> plugs = new IdentityHashMap<>();
    for (RoomChange change : all) {
      try {
        portOf(change).ifPresent(port -> plugs.put(change, new Plug(port, tools.rates())));
      } catch (IllegalArgumentException e) {
        return refused("the port of " + change.id() + " does not fit: " + e.getMessage());
      }
    }
    if (closed) {
      return refused("it is closed");
    }
    if (waitingCount.incrementAndGet() > MAX_WAITING) {
      waitingCount.decrementAndGet();
      return refused("too many changes are waiting");
    }
    Batch batch = new Batch(all, plugs);
    waiting.add(batch);
    if (ended) {
      // The mix thread may have emptied the queue for the last time before we added to it.
      return refused("it is closed");
    }
    return batch;
  }

  private static Optional<Port> portOf(RoomChange change) {
    return switch (change) {
      case Join join -> Optional.of(join.port());
      case Replug replug -> Optional.of(replug.port());
      default -> Optional.empty();
    };
  }

  private PendingChange refused(String why) {
    Outcome outcome = refusal(why);
    return timeout -> outcome;
  }

  private Outcome refusal(String why) {
    return new Outcome.Refused("room " + name + ": " + why);
  }

  @Override
  public Conference conference() {
    return published.conference();
  }

  @Override
  public int voiceLevel(ParticipantId id) {
    return level(id, Strip::voiceLevel);
  }

  @Override
  public int earLevel(ParticipantId id) {
    return level(id, Strip::earLevel);
  }

  private int level(ParticipantId id, ToIntFunction<Strip> level) {
    Strip strip = published.strips().get(id);
    return strip == null ? LevelMeter.SILENCE : level.applyAsInt(strip);
  }

  @Override
  public boolean talking(ParticipantId id) {
    Strip strip = published.strips().get(id);
    return strip != null && strip.talking();
  }

  @Override
  public HearingAudit audit(ParticipantId speaker) {
    HearingTally tally = tallies.get(speaker);
    if (tally == null) {
      throw new IllegalArgumentException("room " + name + ": " + speaker + " was never audited");
    }
    return new TalliedAudit(tally);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Whether the mix thread should {@link #end} the room. */
  boolean isClosed() {
    return closed;
  }

  /** One tick. Whatever goes wrong in it ends in silence and closed gates. */
  void step(long tick) {
    try {
      if (!waiting.isEmpty()) {
        change(tick);
      }
      mix.run(tick);
    } catch (Throwable fault) {
      tools.counters().fault(fault);
      mix.closeGates("the mixer failed");
    }
  }

  /** Makes all changes that wait. If that fails they stay unanswered, and nothing has changed. */
  private void change(long tick) {
    Draft draft = new Draft(members, tools.rates().frameMillis(), tallies);
    List<Batch> made = new ArrayList<>();
    Batch batch;
    while ((batch = waiting.poll()) != null) {
      waitingCount.decrementAndGet();
      Optional<String> refusal = RoomRules.refusal(draft.present(), batch.changes());
      if (refusal.isPresent()) {
        batch.decide(refusal(refusal.get()));
        decided.add(batch);
      } else {
        draft.make(batch);
        made.add(batch);
      }
    }
    if (made.stream().anyMatch(Batch::changesAnything)) {
      Membership next = draft.membership();
      mix.follow(next.seating(draft.left()));
      members = next;
      draft.adjustStrips();
    }
    for (Batch each : made) {
      each.decide(new Outcome.Applied(tick));
      decided.add(each);
    }
  }

  /** Mix thread: how many people are in. */
  int size() {
    return members.strips().size();
  }

  /** Lets other threads see what the step made, and answers those who wait for it. */
  void publish() {
    published = members;
    Batch batch;
    while ((batch = decided.poll()) != null) {
      batch.answer();
    }
  }

  /** The room's last step: everybody is out, and what waits is refused. */
  void end() {
    closed = true;
    members = Membership.empty(name);
    mix.follow(members.seating(Map.of()));
    publish();
    ended = true;
    Batch batch;
    while ((batch = waiting.poll()) != null) {
      batch.decide(refusal("it is closed"));
      batch.answer();
    }
  }
}
