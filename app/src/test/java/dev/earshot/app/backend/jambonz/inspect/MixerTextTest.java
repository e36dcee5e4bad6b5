package dev.earshot.app.backend.jambonz.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixerTextTest {
  private static final String A = "6c2e3a0e-6f3c-4f7e-9d0b-0d7a5f3a1c01";
  private static final String B = "6c2e3a0e-6f3c-4f7e-9d0b-0d7a5f3a1c02";
  private static final String LINE = "1;sofia/drachtio_mrf/x@127.0.0.1;" + A + ";x;y;hear;0;0;300";

  @Test
  void membersAreReadWithTheirMute() {
    String printed =
        "7;sofia/drachtio_mrf/nobody@127.0.0.1:5060;%s;Anna;anna;hear|speak|talking|floor;0;0;300\n"
            + "8;sofia/drachtio_mrf/nobody@127.0.0.1:5060;%s;;;hear;0;-1;100\n";
    assertThat(MixerText.members(printed.formatted(A, B)))
        .contains(List.of(new MixerMember(7, A, true), new MixerMember(8, B, false)));
  }

  @Test
  void aCallersNameCannotPassForAFlag() {
    String name = "x;hear|speak;0;0;300";
    assertThat(MixerText.members(LINE.replace(";x;", ";" + name + ";")))
        .contains(List.of(new MixerMember(1, A, false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-ERR no reply\n",
        "Conference conf:a:desk not found\n",
        "-ERR Conference my not found",
        "1;sofia/x;6c2e3a0e;x;y;hear;0;0;300",
        LINE + ";9x",
        LINE + "\n" + LINE,
        LINE + "\ngarbage",
        "1;sofia/x;" + A + ";x;y;hear|shout;0;0;300",
        "1;sofia/x;" + A + ";x;y;HEAR;0;0;300",
        "99999999999;sofia/x;" + A + ";x;y;hear;0;0;300"
      })
  void whatIsNoListOfMembersIsUnknown(String printed) {
    assertThat(MixerText.members(printed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 -> 1 NOSPEAK HEAR SENDVIDEO \n3 -> 2 SPEAK NOHEAR SENDVIDEO \n",
        "3 -> 1 NOSPEAK HEAR NOSENDVIDEO \n",
        "3 -> 1 NOSPEAK HEAR\n3 -> 1 NOSPEAK HEAR \n"
      })
  void whoIsExcludedIsReadFromTheRelations(String printed) {
    assertThat(MixerText.excluded(printed, 3)).contains(Set.of(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+OK No relationships\n", "-ERR no reply\n"})
  void withoutRelationsNobodyIsExcluded(String printed) {
    assertThat(MixerText.excluded(printed, 3)).contains(Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "Conference command 'relate' not found.\n",
        "4 -> 1 NOSPEAK HEAR SENDVIDEO \n",
        "3 -> 1 NOSPEAK HEAR SENDVIDEO \n3 -> 1 SPEAK HEAR SENDVIDEO \n",
        "3 -> 1 nospeak\n",
        "3 -> 1 NOSPEAK HEAR SENDVIDEO \nrubbish\n"
      })
  void whatAreNoRelationsIsUnknown(String printed) {
    assertThat(MixerText.excluded(printed, 3)).isEmpty();
  }

  @Test
  void whoLacksATagIsAListOfIds() {
    assertThat(MixerText.withoutTag("1,3,12\n")).contains(Set.of(1, 3, 12));
    assertThat(MixerText.withoutTag("4")).contains(Set.of(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-ERR no reply\n", "1,,3", "1,x", "1;3", "1 3", "99999999999", "usage: 1"})
  void whatIsNoListOfIdsIsUnknown(String printed) {
    assertThat(MixerText.withoutTag(printed)).isEmpty();
  }

  @Test
  void theSessionIdIsThatOfTheOriginLine() {
    assertThat(MixerText.sessionId("v=0\r\no=- 4611686018427387904 3 IN IP4 10.0.0.1\r\ns=-\r\n"))
        .contains("4611686018427387904");
    assertThat(MixerText.sessionId("_undef_")).isEmpty();
    assertThat(MixerText.sessionId("v=0\r\ns=o=- 1 2 IN IP4 x\r\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'+OK No active conferences.\n', 0",
    "'No active conferences.', 0",
    "'+OK Conference conf:a:desk (2 members rate: 8000 flags: running|answered)\nLINE', 1",
    "'Conference a (1 member rate: 8000 flags: running)\n"
        + "LINE\n"
        + "Conference b (0 members rate: 8000)', 2"
  })
  void conferencesAreCounted(String printed, int count) {
    assertThat(MixerText.conferences(printed.replace("\\n", "\n").replace("LINE", LINE)))
        .hasValue(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-ERR no reply", "-ERR command not found", LINE, "+OK Conference x"})
  void whatIsNoListOfConferencesIsUnknown(String printed) {
    assertThat(MixerText.conferences(printed)).isEmpty();
  }
}
