package dev.earshot.app.backend.jambonz.inspect;

import dev.earshot.app.supervision.SpeakScope;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a look at the mixer says about the audience that was asked for. */
public enum Finding {
  /** Exactly what was asked for. */
  AGREES,
  /** Something else, but nobody hears us who should not; or it cannot be told. */
  UNCLEAR,
  /** Somebody hears us whom the whisper is not for. */
  DANGER;

  /**
   * @param asked who was to hear us
   */
  public static Finding of(SpeakScope asked, MixerView seen) {
    return switch (asked) {
      case SpeakScope.Nobody() -> seen.speaks() ? UNCLEAR : AGREES;
      case SpeakScope.Everybody() ->
          seen.speaks() && ears(seen).equals(seen.others()) ? AGREES : UNCLEAR;
      case SpeakScope.OnlyTag(_) -> whisper(seen, OptionalInt.empty());
      case SpeakScope.OnlyCall(_) -> whisper(seen, OptionalInt.of(1));
      case SpeakScope.OnlyCalls(var targets) -> whisper(seen, OptionalInt.of(targets.size()));
    };
  }

  /** A list in which we ourselves are missing is none: the tag of a whisper is never our own. */
  private static Finding whisper(MixerView seen, OptionalInt targets) {
    Optional<Set<Integer>> untagged = seen.withoutTag().filter(all -> all.contains(seen.self()));
    if (untagged.isEmpty() || !seen.speaks()) {
      return UNCLEAR;
    }
    Set<Integer> carriers = new HashSet<>(seen.others());
    carriers.removeAll(untagged.get());
    Set<Integer> ears = ears(seen);
    boolean stranger = !carriers.containsAll(ears);
    boolean tooMany = targets.isPresent() && ears.size() > targets.getAsInt();
    if (stranger || tooMany) {
      return DANGER;
    }
    boolean complete = !ears.isEmpty() && targets.orElse(ears.size()) == ears.size();
    return complete && ears.equals(carriers) ? AGREES : UNCLEAR;
  }

  private static Set<Integer> ears(MixerView seen) {
    Set<Integer> ears = new HashSet<>(seen.others());
    ears.removeAll(seen.excluded());
    return ears;
  }
}
