package dev.earshot.app.backend.jambonz.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what FreeSWITCH 1.10 with the jambonz patch prints. Whatever does not look exactly so is
 * empty: not known, never "none".
 */
final class MixerText {
  /** What the event socket says for a command that printed nothing. */
  private static final String NOTHING = "-ERR no reply";

  private static final String NO_RELATIONS = "+OK No relationships";
  private static final String ID = "(\\d{1,9})";
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** Id, channel, UUID, two texts of the caller, flags, two volumes and the energy. */
  private static final Pattern MEMBER =
      Pattern.compile(
          ID + ";[^;]*;(" + UUID + ");.*;([a-z-]+(?:\\|[a-z-]+)*|);-?\\d+;-?\\d+;-?\\d+");

  private static final Set<String> FLAGS =
      Set.of("hear", "speak", "talking", "hold", "video", "floor", "vid-floor", "moderator");

  private static final Pattern RELATION =
      Pattern.compile(ID + " -> " + ID + " (SPEAK|NOSPEAK) (HEAR|NOHEAR)(?: (?:NO)?SENDVIDEO)? *");

  private static final Pattern IDS = Pattern.compile("\\d{1,9}(?:,\\d{1,9})*");
  private static final Pattern ORIGIN =
      Pattern.compile("(?m)^o=\\S+ (\\d+) \\d+ IN IP[46] \\S+\\s*$");

  private static final String NO_CONFERENCES = "No active conferences.";
  private static final Pattern CONFERENCE =
      Pattern.compile("(?:\\+OK )?Conference \\S.* \\(\\d{1,9} members? .*\\)");

  private MixerText() {}

  /** Of {@code conference list}: how many there are. */
  static OptionalInt conferences(String printed) {
    String text = printed.strip();
    if (text.equals(NO_CONFERENCES) || text.equals("+OK " + NO_CONFERENCES)) {
      return OptionalInt.of(0);
    }
    int count = 0;
    for (String line : lines(printed)) {
      boolean conference = CONFERENCE.matcher(line).matches();
      if (!conference && (count == 0 || !MEMBER.matcher(line).matches())) {
        return OptionalInt.empty();
      }
      count += conference ? 1 : 0;
    }
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /** Of {@code conference NAME list}: at least one member, each once. */
  static Optional<List<MixerMember>> members(String printed) {
    List<MixerMember> members = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    Set<String> uuids = new HashSet<>();
    for (String line : lines(printed)) {
      Matcher matcher = MEMBER.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String text = matcher.group(4);
      Set<String> flags = text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split("\\|", -1)));
      int id = Integer.parseInt(matcher.group(1));
      String uuid = matcher.group(2);
      if (!FLAGS.containsAll(flags) || !ids.add(id) || !uuids.add(uuid)) {
        return Optional.empty();
      }
      members.add(new MixerMember(id, uuid, flags.contains("speak")));
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(members));
  }

  /** Of {@code conference NAME relate SELF}: who does not hear {@code self}. */
  static Optional<Set<Integer>> excluded(String printed, int self) {
    String text = printed.strip();
    if (text.equals(NO_RELATIONS) || text.equals(NOTHING)) {
      return Optional.of(Set.of());
    }
    Map<Integer, Boolean> hears = new HashMap<>();
    for (String line : lines(printed)) {
      Matcher matcher = RELATION.matcher(line);
      if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != self) {
        return Optional.empty();
      }
      boolean spokenTo = matcher.group(3).equals("SPEAK");
      Boolean former = hears.put(Integer.parseInt(matcher.group(2)), spokenTo);
      if (former != null && former != spokenTo) {
        return Optional.empty();
      }
    }
    return hears.isEmpty()
        ? Optional.empty()
        : Optional.of(
            hears.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Of {@code conference NAME gettag TAG nomatch}: who does not carry the tag. */
  static Optional<Set<Integer>> withoutTag(String printed) {
    String text = printed.strip();
    if (!IDS.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(text.split(",", -1))
            .map(Integer::valueOf)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Of {@code uuid_getvar UUID switch_r_sdp}: the session id that the other side gave. */
  static Optional<String> sessionId(String printed) {
    Matcher matcher = ORIGIN.matcher(printed);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static List<String> lines(String printed) {
    return printed.lines().filter(line -> !line.isBlank()).toList();
  }
}
