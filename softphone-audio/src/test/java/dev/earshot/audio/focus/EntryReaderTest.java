package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.EntryOptions.EntryRecording;
import dev.earshot.audio.focus.Invitation.Reading;
import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of jambonz's conference verb, as header fields and as URI parameters. */
class EntryReaderTest {
  private static final String FROM = "<sip:mara@10.0.0.1>;tag=1";

  @Test
  void headerFieldsSetEveryOption() {
    EntryOptions options =
        options(
            "sip:r@h",
            Map.of(
                "X-Start-Conference-On-Enter", "false",
                "X-End-Conference-On-Exit", "TRUE",
                "X-Beep", "true",
                "X-Max-Participants", "12",
                "X-End-Conference-Duration", "30",
                "X-Max-Duration", " 3600 ",
                "X-Record", "room",
                "X-Member-Tag", "agent, expert"));

    assertThat(options.rules()).isEqualTo(new EntryRules(false, true, true));
    assertThat(options.room())
        .isEqualTo(
            new RoomOptions(OptionalInt.of(12), Duration.ofSeconds(30), Duration.ofHours(1)));
    assertThat(options.record()).contains(new EntryRecording(false, RecordingFormat.WAV));
    assertThat(options.tags())
        .containsExactlyInAnyOrder(new MemberTag("agent"), new MemberTag("expert"));
  }

  @Test
  void parametersOfTheUriMeanTheSame() {
    EntryOptions options =
        options(
            "sip:r@h;start-conference-on-enter=false;end-conference-on-exit;beep"
                + ";max-participants=2;end-conference-duration=5;max-duration=60;record=ear",
            Map.of());

    assertThat(options.rules()).isEqualTo(new EntryRules(false, true, true));
    assertThat(options.room())
        .isEqualTo(
            new RoomOptions(OptionalInt.of(2), Duration.ofSeconds(5), Duration.ofMinutes(1)));
    assertThat(options.record()).contains(new EntryRecording(true, RecordingFormat.WAV));
  }

  @Test
  void whatIsNotSaidIsTheOrdinary() {
    assertThat(options("sip:r@h", Map.of())).isEqualTo(EntryOptions.NONE);
    assertThat(EntryOptions.NONE.rules().startsConference()).isTrue();
    assertThat(options("sip:r@h", Map.of("X-Record", "none"))).isEqualTo(EntryOptions.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Start-Conference-On-Enter, maybe, X-Start-Conference-On-Enter must be true or false",
    "X-End-Conference-On-Exit, 1, X-End-Conference-On-Exit must be true or false",
    "X-Beep, '', X-Beep must be true or false",
    "X-Max-Participants, 1, X-Max-Participants must be a number from 2 to 9999",
    "X-Max-Participants, -3, X-Max-Participants must be a number from 2 to 9999",
    "X-Max-Participants, many, X-Max-Participants must be a number from 2 to 9999",
    "X-Max-Participants, 99999999999, X-Max-Participants must be a number from 2 to 9999",
    "X-End-Conference-Duration, soon, X-End-Conference-Duration must be a number of seconds up to"
        + " 999999",
    "X-Max-Duration, 1e9, X-Max-Duration must be a number of seconds up to 999999",
    "X-Record, /etc/passwd, 'X-Record must be room, ear, room-opus, ear-opus or none'",
    "X-Member-Tag, 'agent,', 'X-Member-Tag must match [A-Za-z0-9_-]{1,32}'",
    "X-Member-Tag, 'agent,_w1', X-Member-Tag must not begin with _",
    "X-Member-Tag, 'a,b,c,d,e,f,g,h,i', X-Member-Tag may have at most 8 tags",
  })
  void anOddValueRefusesTheCallAndNamesTheField(String header, String value, String reason) {
    assertThat(read("sip:r@h", Map.of(header, value))).isEqualTo(new Reading.Refused(400, reason));
  }

  @Test
  void whoTakesOverASeatBringsNoOptions() {
    Map<String, String> headers =
        Map.of(
            "X-Replace-Member", "00000000-0000-0000-0000-000000000001",
            "X-Start-Conference-On-Enter", "false");
    assertThat(read("sip:r@h", headers))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  private static EntryOptions options(String uri, Map<String, String> headers) {
    Reading reading = read(uri, headers);
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading).invitation().options();
  }

  private static Reading read(String uri, Map<String, String> headers) {
    return new InvitationReader(name -> Optional.ofNullable(headers.get(name))).read(uri, FROM);
  }
}
