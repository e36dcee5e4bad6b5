package dev.earshot.app.ui;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.Conferences;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.DemoView;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.DockView.Device;
import dev.earshot.app.console.DockView.Quality;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.SessionView.Frame;
import dev.earshot.app.console.SessionView.Measured;
import dev.earshot.app.console.TalkSpan;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.WhisperTerms;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Snapshots of every state the window can be in, at one fixed moment. */
public final class Script {
  public static final Instant NOW = Instant.parse("2026-11-20T09:27:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final ParticipantKey ANNA = new ParticipantKey("anna");
  public static final ParticipantKey TOM = new ParticipantKey("tom");
  public static final ParticipantKey INES = new ParticipantKey("ines");
  public static final ParticipantKey ME = new ParticipantKey("me");
  public static final ConferenceKey BILLING = new ConferenceKey("billing");

  /** As the core says it. */
  public static final String DOUBT = "it cannot be told whether +49 30 5551 carries the tag agent";

  private static final List<String> TITLES =
      List.of(
          "Onboarding – Acme Ltd/Sales · EMEA",
          "Fibre outage, Zone 4/Support · P1",
          "Claim 2209-A/Insurance",
          "Retention – J. Smith/Loyalty",
          "Card dispute #771/Payments",
          "Refund for order 40012/Shop",
          "New contract, Weber & Söhne/Sales · DACH",
          "Router will not start/Support · P3",
          "Change of address/Front desk",
          "Lost parcel 1Z-88/Logistics",
          "Password reset/Support · P4");

  private Script() {}

  public static ScriptedMeters meters(boolean annaHearsUs, boolean tomHearsUs) {
    Map<ParticipantKey, Integer> ours = new HashMap<>();
    if (annaHearsUs) {
      ours.put(ANNA, -17);
    }
    if (tomHearsUs) {
      ours.put(TOM, -18);
      ours.put(INES, -18);
    }
    return new ScriptedMeters(
        Map.of(ANNA, -11, TOM, -33, INES, -127, ME, annaHearsUs ? -16 : -127), ours, -21);
  }

  public static ConsoleSnapshot listening() {
    return new Build().snapshot();
  }

  /** Listening at a system that has no tags. */
  public static ConsoleSnapshot withoutTags() {
    Build build = new Build();
    build.offered = Set.of(Capability.MUTE_OTHERS, Capability.HOLD_OTHERS);
    return build.snapshot();
  }

  /** Listening, with such a bell. */
  public static ConsoleSnapshot withBell(DockView.Bell bell) {
    Build build = new Build();
    build.bell = bell;
    return build.snapshot();
  }

  /** Listening, with such a voice. */
  public static ConsoleSnapshot withVoice(VoiceChoice choice, String notice) {
    Build build = new Build();
    build.voice = new DockView.Voice(choice, notice);
    return build.snapshot();
  }

  public static ConsoleSnapshot whispering() {
    Build build = new Build();
    build.mode(SessionState.WHISPER, Mode.WHISPER, true, Frame.WHISPER);
    build.audience(List.of(ANNA), List.of(), List.of(TOM, INES));
    return build.snapshot();
  }

  /** A whisper that the customer's ear of ours has not heard. */
  public static ConsoleSnapshot whisperProved() {
    Build build = new Build();
    build.mode(SessionState.WHISPER, Mode.WHISPER, true, Frame.WHISPER);
    build.audience(List.of(ANNA), List.of(), List.of(TOM, INES));
    build.guard = new Guard(Guard.State.PROVED, "");
    return build.snapshot();
  }

  public static ConsoleSnapshot whisperShut() {
    Build build = new Build();
    build.mode(SessionState.WHISPER, Mode.WHISPER, false, Frame.NOBODY);
    build.gateReason = "new participant: checking";
    return build.snapshot();
  }

  public static ConsoleSnapshot switching() {
    Build build = new Build();
    build.mode(SessionState.SWITCHING, Mode.LISTEN, false, Frame.NOBODY);
    build.requested = Optional.of(Mode.WHISPER);
    build.gateReason = "waiting for the conference to confirm";
    build.ourCertainty = Certainty.REQUESTED;
    return build.snapshot();
  }

  /** A doubt stands in the way of a whisper. */
  public static ConsoleSnapshot doubtful() {
    Build build = new Build();
    build.terms =
        new WhisperTerms(
            Optional.of(DOUBT),
            false,
            Optional.empty(),
            true,
            Optional.of(new MemberTag("agent")),
            List.of(new MemberTag("agent")));
    build.unavailable =
        Map.of(
            Mode.WHISPER,
            "It cannot be told whether +49 30 5551 carries the tag agent: accept that first.");
    return build.snapshot();
  }

  /** The doubt was accepted. */
  public static ConsoleSnapshot doubtAccepted() {
    Build build = new Build();
    build.terms =
        new WhisperTerms(
            Optional.of(DOUBT),
            true,
            Optional.empty(),
            true,
            Optional.of(new MemberTag("agent")),
            List.of(new MemberTag("agent")));
    return build.snapshot();
  }

  /** A whisper to the chosen ones would replace a tag. */
  public static ConsoleSnapshot tagsAsked() {
    Build build = new Build();
    build.terms =
        new WhisperTerms(
            Optional.empty(),
            false,
            Optional.of(
                "To whisper to Anna Novak only, a tag that Earshot did not set must be replaced:"
                    + " allow that, or whisper to the tag"),
            true,
            Optional.empty(),
            List.of(new MemberTag("agent"), new MemberTag("senior")));
    return build.snapshot();
  }

  /** As {@link #tagsAsked}, with one tag more. */
  public static ConsoleSnapshot moreTags() {
    Build build = new Build();
    build.terms =
        new WhisperTerms(
            Optional.empty(),
            false,
            Optional.empty(),
            true,
            Optional.empty(),
            List.of(new MemberTag("agent"), new MemberTag("expert"), new MemberTag("senior")));
    return build.snapshot();
  }

  public static ConsoleSnapshot bargeAsked() {
    Build build = new Build();
    build.bargeAsked = true;
    return build.snapshot();
  }

  public static ConsoleSnapshot barging() {
    Build build = new Build();
    build.mode(SessionState.BARGE, Mode.BARGE, true, Frame.EVERYONE);
    build.audience(List.of(ANNA, TOM, INES), List.of(), List.of());
    return build.snapshot();
  }

  public static ConsoleSnapshot unknown() {
    Build build = new Build();
    build.mode(SessionState.UNCERTAIN, Mode.LISTEN, false, Frame.UNKNOWN);
    build.gateReason = "no answer to the last request";
    build.audience(List.of(), List.of(TOM), List.of(ANNA, INES));
    build.ourCertainty = Certainty.UNKNOWN;
    build.sure = false;
    build.muted = true;
    build.unavailable =
        Map.of(
            Mode.WHISPER, "Anna's tag is not confirmed; listen again first",
            Mode.BARGE, "the connection must be checked first");
    return build.snapshot();
  }

  public static ConsoleSnapshot demoStep() {
    Build build = new Build();
    build.people = 3;
    build.demo =
        Optional.of(
            new DemoView(
                7,
                1,
                "Hold the space bar and speak: Anna's ear lights up, Tom's stays dark.",
                4,
                9,
                List.of()));
    build.mode(SessionState.WHISPER, Mode.WHISPER, true, Frame.WHISPER);
    build.audience(List.of(ANNA), List.of(), List.of(TOM));
    return build.snapshot();
  }

  public static ConsoleSnapshot demoFinished() {
    Build build = new Build();
    build.people = 3;
    build.demo =
        Optional.of(
            new DemoView(
                7,
                1,
                "",
                9,
                9,
                List.of(
                    "You whispered twice, 6.4 s in all.",
                    "0 samples of your voice reached the customer.",
                    "Click to audible: median 31 ms, slowest 38 ms.",
                    "A pulled cable silenced you within 40 ms; you were back after 1.2 s.")));
    return build.snapshot();
  }

  public static ConsoleSnapshot nothingSelected() {
    Build build = new Build();
    build.out();
    return build.snapshot();
  }

  public static ConsoleSnapshot connecting() {
    Build build = new Build();
    build.out();
    build.conferences = List.of();
    build.connection =
        new ConnectionView(
            "local focus",
            ConnectionView.State.CONNECTING,
            "The conferences appear as soon as it answers.",
            NOW);
    return build.snapshot();
  }

  public static ConsoleSnapshot offline() {
    Build build = new Build();
    build.out();
    build.conferences = List.of();
    build.connection =
        new ConnectionView(
            "pbx.example.com",
            ConnectionView.State.DOWN,
            "Connection refused",
            NOW.minusSeconds(95));
    build.registered = false;
    build.notice =
        "No sound card found: a silent microphone and no output are used. Plug in a headset and"
            + " choose it below.";
    return build.snapshot();
  }

  /** As nothingSelected, but the line has been lost meanwhile. */
  public static ConsoleSnapshot outdated() {
    Build build = new Build();
    build.out();
    build.connection =
        new ConnectionView(
            "pbx.example.com",
            ConnectionView.State.DOWN,
            "Connection refused",
            NOW.minusSeconds(95));
    return build.snapshot();
  }

  /** An alert of each kind. */
  public static ConsoleSnapshot alerted() {
    ConsoleStore store = new ConsoleStore(listening(), CLOCK);
    for (Alert.Kind kind : Alert.Kind.values()) {
      store.dispatch(
          new ConsoleEvent.AlertRaised(
              new Alert(
                  kind.name(),
                  NOW.minusSeconds(10L * kind.ordinal()),
                  kind,
                  Optional.of(new ConferenceKey("c" + kind.ordinal() % TITLES.size())),
                  "An alert of the kind " + kind + " whose sentence is rather long, as they are")));
    }
    return store.snapshot();
  }

  public static ConsoleSnapshot many(int count) {
    Build build = new Build();
    Random random = new Random(1);
    List<ObservedConference> all = new ArrayList<>(build.conferences);
    for (int i = 0; i < count; i++) {
      String[] title = TITLES.get(i % TITLES.size()).split("/", 2);
      all.add(other("x" + i, title[0] + " " + i, title[1], 20 + random.nextInt(5000), random));
    }
    build.conferences = all;
    return build.snapshot();
  }

  /** One of our own, with a name and number and everything else confirmed. */
  public static ObservedParticipant person(
      ParticipantKey key, String name, String number, Role role, String tag) {
    return new ObservedParticipant(
        key,
        name,
        number,
        Known.confirmed(role, NOW),
        Known.confirmed(tag.isEmpty() ? Set.of() : Set.of(new MemberTag(tag)), NOW),
        Known.confirmed(new SpeakScope.Everybody(), NOW),
        Known.confirmed(false, NOW),
        Known.confirmed(false, NOW),
        Known.confirmed(false, NOW),
        Known.confirmed(NOW.minusSeconds(767), NOW),
        key.equals(ME));
  }

  static ObservedConference other(
      String key, String name, String topic, int seconds, Random random) {
    List<ObservedParticipant> people = new ArrayList<>();
    people.add(
        person(
            new ParticipantKey(key + "-a"),
            "Agent " + key,
            "20" + (10 + random.nextInt(80)),
            Role.AGENT,
            "agent"));
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      people.add(
          person(
              new ParticipantKey(key + "-c" + i),
              "+49 30 555 0" + (100 + random.nextInt(800)),
              "",
              Role.CUSTOMER,
              ""));
    }
    return new ObservedConference(
        new ConferenceKey(key),
        name,
        topic,
        Known.confirmed(NOW.minusSeconds(seconds), NOW),
        people,
        NOW);
  }

  /** Collects what a snapshot is made of; the billing conference, listening, unless changed. */
  static final class Build {
    int people = 4;
    boolean sure = true;
    boolean muted;
    boolean registered = true;
    boolean bargeAsked;
    WhisperTerms terms = WhisperTerms.NONE;
    Guard guard = Guard.OFF;
    String gateReason = "";
    String notice = "";
    private DockView.Voice voice = DockView.Voice.USUAL;
    private DockView.Bell bell = DockView.Bell.SILENT;
    Certainty ourCertainty = Certainty.CONFIRMED;
    Optional<Mode> requested = Optional.empty();
    Optional<DemoView> demo = Optional.empty();
    Map<Mode, String> unavailable = Map.of();
    ConnectionView connection =
        new ConnectionView("local focus", ConnectionView.State.UP, "127.0.0.1:5070, 12 rooms", NOW);
    List<ObservedConference> conferences = List.of();
    private Optional<ConferenceKey> selected = Optional.of(BILLING);
    private SessionState state = SessionState.LISTEN;
    private Mode mode = Mode.LISTEN;
    private boolean gateOpen;
    private Set<Capability> offered =
        Set.of(Capability.EDIT_TAGS, Capability.MUTE_OTHERS, Capability.HOLD_OTHERS);
    private Frame frame = Frame.NOBODY;
    private Optional<Audience> audience = Optional.empty();

    Build() {
      List<ObservedConference> all = new ArrayList<>();
      Random random = new Random(3);
      int[] seconds = {192, 2465, 519, 114, 22, 610, 1250, 75, 301, 3900, 44};
      for (int i = 0; i < TITLES.size(); i++) {
        String[] title = TITLES.get(i).split("/", 2);
        all.add(other("c" + i, title[0], title[1], seconds[i], random));
      }
      conferences = all;
    }

    void mode(SessionState newState, Mode newMode, boolean open, Frame newFrame) {
      state = newState;
      mode = newMode;
      gateOpen = open;
      frame = newFrame;
    }

    void audience(
        List<ParticipantKey> surely, List<ParticipantKey> possibly, List<ParticipantKey> not) {
      audience = Optional.of(new Audience(surely, possibly, not));
    }

    void out() {
      selected = Optional.empty();
      state = SessionState.OUT;
    }

    private List<ParticipantKey> order() {
      List<ParticipantKey> order = new ArrayList<>(List.of(ANNA, TOM));
      if (people > 3) {
        order.add(INES);
      }
      order.add(ME);
      return order;
    }

    private ObservedConference billing() {
      ObservedParticipant anna = person(ANNA, "Anna Novak", "ext. 2041", Role.AGENT, "agent");
      ObservedParticipant tom = person(TOM, "Tom Becker", "+49 30 555 0142", Role.CUSTOMER, "");
      ObservedParticipant ines = person(INES, "Ines Lopez", "ext. 2077", Role.OTHER, "expert");
      List<ObservedParticipant> all = new ArrayList<>();
      all.add(sure ? talking(anna) : blurred(anna));
      all.add(sure ? tom : blurred(tom));
      if (people > 3) {
        all.add(held(ines));
      }
      all.add(person(ME, "Mara Keller", "sip:mara@127.0.0.1", Role.SUPERVISOR, ""));
      return new ObservedConference(
          BILLING,
          "Billing escalation #8841",
          "Billing · Tier 2",
          sure
              ? Known.confirmed(NOW.minusSeconds(767), NOW)
              : Known.assumed(NOW.minusSeconds(767), NOW),
          all,
          NOW);
    }

    private Hearing hearing(Mode in, boolean open, Certainty ours) {
      Map<ParticipantKey, Map<ParticipantKey, Hearing.Cell>> cells = new HashMap<>();
      for (ParticipantKey speaker : order()) {
        Map<ParticipantKey, Hearing.Cell> line = new HashMap<>();
        for (ParticipantKey listener : order()) {
          if (speaker.equals(listener)) {
            continue;
          }
          boolean hears =
              speaker.equals(ME)
                  ? open && (in == Mode.BARGE || in == Mode.WHISPER && listener.equals(ANNA))
                  : !speaker.equals(INES);
          line.put(
              listener, new Hearing.Cell(hears, speaker.equals(ME) ? ours : Certainty.CONFIRMED));
        }
        cells.put(speaker, line);
      }
      return new Hearing(order(), cells);
    }

    private List<ParticipantKey> others() {
      return order().stream().filter(k -> !k.equals(ME)).toList();
    }

    private SessionView session() {
      List<ParticipantKey> notAnna = others().stream().filter(k -> !k.equals(ANNA)).toList();
      boolean in = state != SessionState.OUT;
      return new SessionView(
          state,
          selected,
          in ? Optional.of(ME) : Optional.empty(),
          mode,
          requested,
          in ? List.of(ANNA) : List.of(),
          in && people > 3 ? List.of(ANNA, INES) : in ? List.of(ANNA) : List.of(),
          gateOpen,
          gateReason,
          muted,
          bargeAsked,
          frame,
          audience.orElse(new Audience(List.of(), List.of(), in ? others() : List.of())),
          sentence(in),
          Map.of(
              Mode.LISTEN, new Audience(List.of(), List.of(), others()),
              Mode.WHISPER, new Audience(List.of(ANNA), List.of(), notAnna),
              Mode.BARGE, new Audience(others(), List.of(), List.of())),
          in ? hearing(mode, gateOpen, ourCertainty) : new Hearing(List.of(), Map.of()),
          Map.of(
              Mode.LISTEN, hearing(Mode.LISTEN, false, Certainty.CONFIRMED),
              Mode.WHISPER, hearing(Mode.WHISPER, true, Certainty.CONFIRMED),
              Mode.BARGE, hearing(Mode.BARGE, true, Certainty.CONFIRMED)),
          in
              ? unavailable
              : Map.of(
                  Mode.LISTEN, "choose a conference first",
                  Mode.WHISPER, "choose a conference first",
                  Mode.BARGE, "choose a conference first"),
          Optional.empty(),
          in ? Optional.of(new Measured(2, 0, List.of(33, 29, 31))) : Optional.empty(),
          guard,
          terms,
          offered);
    }

    private String sentence(boolean in) {
      if (!in) {
        return "Heard by: –. You are in no conference.";
      }
      Audience who = audience.orElse(new Audience(List.of(), List.of(), others()));
      return "Heard by: "
          + names(who.surely())
          + ". Not by: "
          + names(who.surelyNot())
          + ". Unsure: "
          + names(who.possibly())
          + ".";
    }

    private static String names(List<ParticipantKey> keys) {
      Map<ParticipantKey, String> names =
          Map.of(ANNA, "Anna Novak", TOM, "Tom Becker", INES, "Ines Lopez");
      return keys.isEmpty()
          ? "–"
          : String.join(", ", keys.stream().map(k -> names.getOrDefault(k, k.value())).toList());
    }

    private DockView dock() {
      return new DockView(
          "sip:mara@127.0.0.1",
          registered ? "Registered" : "Not registered: no answer from pbx.example.com",
          registered,
          List.of(
              new Device("jabra", "Jabra Evolve2 65"), new Device("silence", "Silent microphone")),
          List.of(new Device("jabra", "Jabra Evolve2 65"), new Device("none", "No output")),
          notice.isEmpty() ? "jabra" : "silence",
          notice.isEmpty() ? "jabra" : "none",
          notice,
          0,
          12,
          state == SessionState.OUT
              ? Quality.NONE
              : new Quality("L16", "SDES AES_CM_128", 4.3, 0.1, 0.4, 3, 28, 40, 122, "both ways"),
          voice,
          bell);
    }

    ConsoleSnapshot snapshot() {
      List<ObservedConference> all = new ArrayList<>(conferences);
      if (!all.isEmpty()) {
        all.add(billing());
      }
      boolean any = !all.isEmpty();
      return new ConsoleSnapshot(
          NOW,
          connection,
          Conferences.of(all),
          selected,
          session(),
          dock(),
          talk(),
          any ? events() : List.of(),
          any ? alerts() : List.of(),
          demo,
          Optional.empty());
    }

    private static List<Alert> alerts() {
      return List.of(
          new Alert(
              "a1",
              NOW.minusSeconds(8),
              Alert.Kind.HAND_RAISED,
              Optional.of(new ConferenceKey("c2")),
              "Agent c2 asks for help"),
          new Alert(
              "a2",
              NOW.minusSeconds(130),
              Alert.Kind.LONG_HOLD,
              Optional.of(new ConferenceKey("c1")),
              "On hold for 2 minutes"));
    }

    private static List<TimelineEntry> events() {
      Optional<ConferenceKey> here = Optional.of(BILLING);
      return List.of(
          entry(3, TimelineEntry.Kind.WHISPERED, here, "You whispered to Anna Novak", "3.2 s"),
          entry(40, TimelineEntry.Kind.HELD, here, "Ines Lopez put on hold", "by Anna Novak"),
          entry(
              95,
              TimelineEntry.Kind.GATE,
              here,
              "Microphone shut: new participant",
              "opened again after 0.9 s"),
          entry(96, TimelineEntry.Kind.JOINED, here, "Ines Lopez joined", "dial-out to ext. 2077"),
          entry(
              180,
              TimelineEntry.Kind.QUALITY,
              here,
              "Packet loss 4.1 % on Tom Becker",
              "MOS fell to 3.4"),
          entry(300, TimelineEntry.Kind.TAGGED, here, "Anna Novak tagged agent", "by you"),
          entry(310, TimelineEntry.Kind.LISTENING, here, "You joined, unheard", ""),
          entry(
              400,
              TimelineEntry.Kind.HAND_RAISED,
              Optional.of(new ConferenceKey("c2")),
              "Agent c2 asks for help",
              ""),
          entry(767, TimelineEntry.Kind.JOINED, here, "Tom Becker joined", "waited 00:48"));
    }

    private static TimelineEntry entry(
        int ago,
        TimelineEntry.Kind kind,
        Optional<ConferenceKey> conference,
        String what,
        String detail) {
      return new TimelineEntry(NOW.minusSeconds(ago), kind, conference, what, detail);
    }

    private static List<TalkSpan> talk() {
      List<TalkSpan> spans = new ArrayList<>();
      Random random = new Random(5);
      ParticipantKey[] turn = {ANNA, TOM};
      Instant at = NOW.minusSeconds(700);
      for (int i = 0; at.isBefore(NOW.minusSeconds(20)); i++) {
        Instant end = at.plusSeconds(6 + random.nextInt(24));
        spans.add(new TalkSpan(turn[i % 2], at, Optional.of(end)));
        if (i % 9 == 8) {
          spans.add(new TalkSpan(INES, at.plusSeconds(2), Optional.of(at.plusSeconds(18))));
        }
        at = end.plusSeconds(random.nextInt(6)).minusSeconds(2);
      }
      spans.add(new TalkSpan(ANNA, NOW.minusSeconds(12), Optional.empty()));
      return spans;
    }

    private static ObservedParticipant talking(ObservedParticipant p) {
      return with(p, p.role(), p.tags(), Known.confirmed(false, NOW), Known.confirmed(true, NOW));
    }

    private static ObservedParticipant held(ObservedParticipant p) {
      return new ObservedParticipant(
          p.key(),
          p.name(),
          p.number(),
          p.role(),
          p.tags(),
          p.speakScope(),
          Known.confirmed(true, NOW),
          Known.confirmed(true, NOW),
          p.talking(),
          p.joinedAt(),
          p.self());
    }

    private static ObservedParticipant blurred(ObservedParticipant p) {
      return with(
          p,
          Known.assumed(p.role().value().orElseThrow(), NOW),
          p.key().equals(ANNA)
              ? Known.requested(Set.of(new MemberTag("agent")), NOW)
              : Known.unknown(NOW),
          Known.unknown(NOW),
          Known.unknown(NOW));
    }

    private static ObservedParticipant with(
        ObservedParticipant p,
        Known<Role> role,
        Known<Set<MemberTag>> tags,
        Known<Boolean> mutedNow,
        Known<Boolean> talkingNow) {
      return new ObservedParticipant(
          p.key(),
          p.name(),
          p.number(),
          role,
          tags,
          p.speakScope(),
          mutedNow,
          p.held(),
          talkingNow,
          p.joinedAt(),
          p.self());
    }
  }
}
