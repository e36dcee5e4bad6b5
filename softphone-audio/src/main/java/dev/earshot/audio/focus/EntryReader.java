package dev.earshot.audio.focus;

import dev.earshot.audio.focus.EntryOptions.EntryRecording;
import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how a caller wants to enter: {@code X-} header fields, or the URI parameters of the same
 * meaning, which come second. The first thing that is not understood is kept as the fault.
 */
final class EntryReader {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
  private static final Pattern MEMBERS = Pattern.compile("[0-9]{1,4}");
  private static final int MOST_TAGS = 8;

  private final Function<String, Optional<String>> header;
  private final Params params;
  private Optional<String> fault = Optional.empty();

  /**
   * @param header the first header field of a name
   */
  EntryReader(Function<String, Optional<String>> header, Params params) {
    this.header = header;
    this.params = params;
  }

  /** What is wrong, as a reason phrase. */
  Optional<String> fault() {
    return fault;
  }

  EntryOptions read() {
    Set<MemberTag> tags = tags();
    Optional<SpeakOnlyTo> only = speakOnlyTo();
    boolean muted = flag("X-Muted", "muted", false);
    EntryRules rules =
        new EntryRules(
            flag("X-Start-Conference-On-Enter", "start-conference-on-enter", true),
            flag("X-End-Conference-On-Exit", "end-conference-on-exit", false),
            flag("X-Beep", "beep", false));
    RoomOptions room =
        new RoomOptions(
            maxMembers(),
            seconds("X-End-Conference-Duration", "end-conference-duration"),
            seconds("X-Max-Duration", "max-duration"));
    return new EntryOptions(tags, only, muted, rules, room, recording());
  }

  /** Several tags are told apart by commas. */
  private Set<MemberTag> tags() {
    Optional<String> text = text("X-Member-Tag", "member-tag");
    if (text.isEmpty()) {
      return Set.of();
    }
    Set<String> values =
        Stream.of(text.get().split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (!values.stream().allMatch(MemberTag::isValid)) {
      refuse("X-Member-Tag must match [A-Za-z0-9_-]{1,32}");
      return Set.of();
    }
    Set<MemberTag> tags = values.stream().map(MemberTag::new).collect(Collectors.toSet());
    if (tags.stream().anyMatch(MemberTag::isPrivate)) {
      refuse("X-Member-Tag must not begin with _");
    }
    if (tags.size() > MOST_TAGS) {
      refuse("X-Member-Tag may have at most " + MOST_TAGS + " tags");
    }
    return tags;
  }

  private Optional<SpeakOnlyTo> speakOnlyTo() {
    Optional<String> text = text("X-Speak-Only-To", "speak-only-to");
    if (text.filter(value -> !MemberTag.isValid(value)).isPresent()) {
      refuse("X-Speak-Only-To must match [A-Za-z0-9_-]{1,32}");
      return Optional.empty();
    }
    return text.map(MemberTag::new).map(SpeakOnlyTo::new);
  }

  private boolean flag(String headerName, String parameter, boolean otherwise) {
    Optional<String> field = header.apply(headerName).map(String::strip);
    if (field.isEmpty() && params.has(parameter) && params.value(parameter).isEmpty()) {
      return true; // ";muted" without a value
    }
    Optional<String> text =
        text(headerName, parameter).map(value -> value.toLowerCase(Locale.ROOT));
    if (text.filter(value -> !value.matches("true|false")).isPresent()) {
      refuse(headerName + " must be true or false");
    }
    return text.map("true"::equals).orElse(otherwise);
  }

  private OptionalInt maxMembers() {
    Optional<String> text = text("X-Max-Participants", "max-participants");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    int most = MEMBERS.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : 0;
    if (most < 2) {
      refuse("X-Max-Participants must be a number from 2 to 9999");
    }
    return OptionalInt.of(most);
  }

  private Duration seconds(String headerName, String parameter) {
    Optional<String> text = text(headerName, parameter);
    if (text.filter(value -> !SECONDS.matcher(value).matches()).isPresent()) {
      refuse(headerName + " must be a number of seconds up to 999999");
      return Duration.ZERO;
    }
    return Duration.ofSeconds(text.map(Integer::parseInt).orElse(0));
  }

  /** What to record, as WAV unless {@code -opus} is appended. */
  private Optional<EntryRecording> recording() {
    Optional<String> text = text("X-Record", "record").map(value -> value.toLowerCase(Locale.ROOT));
    return switch (text.orElse("none")) {
      case "none" -> Optional.empty();
      case "room" -> Optional.of(new EntryRecording(false, RecordingFormat.WAV));
      case "ear" -> Optional.of(new EntryRecording(true, RecordingFormat.WAV));
      case "room-opus" -> Optional.of(new EntryRecording(false, RecordingFormat.OPUS));
      case "ear-opus" -> Optional.of(new EntryRecording(true, RecordingFormat.OPUS));
      default -> {
        refuse("X-Record must be room, ear, room-opus, ear-opus or none");
        yield Optional.empty();
      }
    };
  }

  /** The header field, else the URI parameter; an empty string if there is one without a value. */
  private Optional<String> text(String headerName, String parameter) {
    Optional<String> field = header.apply(headerName).map(String::strip);
    return field.isPresent() || !params.has(parameter)
        ? field
        : Optional.of(params.value(parameter).orElse(""));
  }

  private void refuse(String reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }
}
