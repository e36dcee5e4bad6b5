package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.Invitation.Reading;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationReaderTest {
  private static final String FROM = "\"Mara Lind\" <sip:mara@10.0.0.1>;tag=1";

  @Test
  void aBareCallIsAnOrdinaryMember() {
    assertThat(read("sip:room-1@127.0.0.1:5070", Map.of("To", "<sip:room-1@127.0.0.1>")))
        .isEqualTo(
            new Reading.Understood(
                new Invitation(
                    "room-1", EntryOptions.NONE, Optional.empty(), "mara", "Mara Lind", "room-1")));
  }

  @Test
  void headerFieldsSetThePlace() {
    Invitation read =
        understood(
            "sip:r@h",
            Map.of("X-Member-Tag", "supervisor", "X-Speak-Only-To", " agent ", "X-Muted", "True"));

    assertThat(read.options().tags()).containsExactly(new MemberTag("supervisor"));
    assertThat(read.options().speakOnlyTo()).contains(new SpeakOnlyTo(new MemberTag("agent")));
    assertThat(read.options().muted()).isTrue();
  }

  @Test
  void parametersOfTheUriMeanTheSameAndHeadersGoFirst() {
    Invitation read =
        understood(
            "sip:r@h:5070;transport=tcp;member-tag=customer;speak-only-to=agent;muted",
            Map.of("X-Member-Tag", "agent"));

    assertThat(read.options().tags()).containsExactly(new MemberTag("agent"));
    assertThat(read.options().speakOnlyTo()).contains(new SpeakOnlyTo(new MemberTag("agent")));
    assertThat(read.options().muted()).isTrue();
  }

  @Test
  void escapesInTheRoomNameAreRead() {
    assertThat(understood("sip:room%2D1@h", Map.of()).room()).isEqualTo("room-1");
  }

  @Test
  void aPrivateTagMayBeWhisperedToButNotClaimed() {
    assertThat(understood("sip:r@h", Map.of("X-Speak-Only-To", "_w1")).options().speakOnlyTo())
        .isPresent();
    assertThat(read("sip:r@h", Map.of("X-Member-Tag", "_w1")))
        .isEqualTo(new Reading.Refused(400, "X-Member-Tag must not begin with _"));
  }

  @Test
  void aReplacementNamesTheMember() {
    UUID member = UUID.randomUUID();

    assertThat(understood("sip:r@h", Map.of("X-Replace-Member", member.toString())).replaces())
        .contains(member);
    assertThat(
            read("sip:r@h", Map.of("X-Replace-Member", member.toString(), "X-Member-Tag", "agent")))
        .isEqualTo(
            new Reading.Refused(
                400, "X-Replace-Member takes over the member's tag, speak-only-to and mute"));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Member-Tag, team lead, 'X-Member-Tag must match [A-Za-z0-9_-]{1,32}'",
    "X-Member-Tag, o'hara, 'X-Member-Tag must match [A-Za-z0-9_-]{1,32}'",
    "X-Member-Tag, '', 'X-Member-Tag must match [A-Za-z0-9_-]{1,32}'",
    "X-Speak-Only-To, '', 'X-Speak-Only-To must match [A-Za-z0-9_-]{1,32}'",
    "X-Speak-Only-To, agent;x, 'X-Speak-Only-To must match [A-Za-z0-9_-]{1,32}'",
    "X-Speak-Only-To, agent\u00e9, 'X-Speak-Only-To must match [A-Za-z0-9_-]{1,32}'",
    "X-Muted, '', X-Muted must be true or false",
    "X-Muted, maybe, X-Muted must be true or false",
    "X-Replace-Member, nobody, X-Replace-Member must be the UUID of a member",
  })
  void aMistypedFieldRefusesTheCallInsteadOfBeingIgnored(
      String header, String value, String reason) {
    assertThat(read("sip:r@h", Map.of(header, value))).isEqualTo(new Reading.Refused(400, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:r@h;speak-only-to", "sip:r@h;speak-only-to=", "sip:r@h;member-tag"})
  void aParameterWithoutAValueRefusesTheCallToo(String uri) {
    assertThat(read(uri, Map.of())).isInstanceOf(Reading.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:127.0.0.1:5070, 404",
    "sip:a%20room@h, 404",
    "sip:o'hara@h, 404",
    "sip:room;x=1@h, 404",
    "sip:room:secret@h, 404",
    "sip:ohne-ende-------------------------------------------------------65@h, 404",
    "tel:+493012345, 400",
    "'sip:', 400",
    "room, 400",
  })
  void aRequestUriThatNamesNoRoomIsRefused(String uri, int status) {
    assertThat(read(uri, Map.of()))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }

  @Test
  void anOddFromIsAnonymous() {
    assertThat(new InvitationReader(name -> Optional.empty()).read("sip:r@h", "<<<>>>"))
        .isInstanceOfSatisfying(
            Reading.Understood.class,
            read -> assertThat(read.invitation().from()).isEqualTo("anonymous"));
  }

  @Test
  void whateverComesIsUnderstoodOrRefused() {
    Random random = new Random(5);
    String alphabet = "sip:@;=%<>\"\\ a1_-.\u00e9\u0001?&\t";
    for (int i = 0; i < 20_000; i++) {
      String uri = "sip:" + text(random, alphabet) + "@h;" + text(random, alphabet);
      String from = text(random, alphabet);
      Reading reading =
          new InvitationReader(name -> Optional.of(text(random, alphabet))).read(uri, from);
      assertThat(reading).isNotNull();
    }
  }

  private static String text(Random random, String alphabet) {
    return random
        .ints(random.nextInt(12), 0, alphabet.length())
        .collect(
            StringBuilder::new, (b, at) -> b.append(alphabet.charAt(at)), StringBuilder::append)
        .toString();
  }

  private static Reading read(String uri, Map<String, String> headers) {
    return new InvitationReader(name -> Optional.ofNullable(headers.get(name))).read(uri, FROM);
  }

  private static Invitation understood(String uri, Map<String, String> headers) {
    Reading reading = read(uri, headers);
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading).invitation();
  }
}
