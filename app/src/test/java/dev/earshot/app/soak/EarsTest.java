package dev.earshot.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the soak would find: sounds laid into an ear by hand, in a time of its own. */
class EarsTest {
  private static final int CUSTOMER = 0;
  private static final int AGENT = 1;
  private static final int SUPERVISOR = 2;
  private static final MemberTag TAG = new MemberTag("agent");
  private static final Place CUSTOMERS = Place.in("desk", Set.of(), Optional.empty(), false);
  private static final Place AGENTS = Place.in("desk", Set.of(TAG), Optional.empty(), false);
  private static final Place WHISPERS = Place.in("desk", Set.of(), Optional.of(TAG), false);
  private static final Place BARGES = Place.in("desk", Set.of(), Optional.empty(), false);
  private static final long MILLI = 1_000_000L;

  private final Hearing hearing = new Hearing(3);
  private final Ears ears = new Ears(3, hearing);
  private final Person customer = new Person(ToneBank.hertz(CUSTOMER));
  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private RtpLoop rtp;
  private Handset handset;
  private long now;

  @BeforeEach
  void everybodyIsThere() throws IOException {
    rtp = RtpLoop.start();
    MediaConfig config =
        new MediaConfig(InetAddress.getLoopbackAddress(), 0, 0, List.of("PCMU"), 20, 10);
    MediaPath media = MediaPath.open(config, rtp, _ -> {});
    handset = new Handset(CUSTOMER, media, customer, mixer.openRoom("desk"), Optional.empty());
    ears.open(handset);
    List<Place> places = List.of(CUSTOMERS, AGENTS, WHISPERS);
    for (int i = 0; i < 3; i++) {
      hearing.move(i, now, places.get(i));
      hearing.audible(i, true, now);
    }
  }

  @AfterEach
  void close() {
    handset.close();
    rtp.close();
    mixer.close();
  }

  /** So many milliseconds of these voices in the customer's ear. */
  private void hears(int millis, int... speakers) {
    Person[] voices = new Person[speakers.length];
    for (int i = 0; i < speakers.length; i++) {
      voices[i] = new Person(ToneBank.hertz(speakers[i]));
    }
    int[] voice = new int[Person.TICK];
    for (int t = 0; t < millis / 10; t++) {
      int[] sum = new int[Person.TICK];
      for (Person speaker : voices) {
        boolean spoke = speaker.read(voice);
        for (int i = 0; spoke && i < sum.length; i++) {
          sum[i] += voice[i];
        }
      }
      customer.write(sum);
      now += 10 * MILLI;
      ears.step(now);
    }
  }

  @Test
  void whatIsAllowedIsNoLeakAndIsFound() {
    hears(3000, AGENT);
    assertThat(ears.leak()).isEmpty();
    assertThat(ears.checks().required()).isGreaterThan(30);
    assertThat(ears.checks().missed()).isZero();
    assertThat(ears.checks().forbidden()).isGreaterThan(50);
  }

  @Test
  void aWhisperInTheCustomersEarIsALeak() {
    hears(1000, AGENT);
    hears(100, AGENT, SUPERVISOR);
    assertThat(ears.leak()).hasValueSatisfying(leak -> assertThat(leak).contains("600 Hz"));
  }

  @Test
  void thirtyMillisecondsOfAWhisperAreALeak() {
    hears(1000, AGENT);
    hears(30, AGENT, SUPERVISOR);
    hears(100, AGENT);
    assertThat(ears.leak()).isPresent();
  }

  @Test
  void aVoiceThatIsMissingIsMissed() {
    hears(2000, AGENT);
    hears(1000);
    assertThat(ears.checks().missed()).isBetween(15L, 20L);
  }

  @Test
  void afterAChangeItsEchoIsForgivenForASecondAndNoLonger() {
    hearing.move(SUPERVISOR, now, BARGES);
    hears(1500, AGENT, SUPERVISOR);
    hearing.move(SUPERVISOR, now, BARGES, WHISPERS);
    hearing.move(SUPERVISOR, now, WHISPERS);
    hears(900, AGENT, SUPERVISOR);
    assertThat(ears.leak()).isEmpty();
    hears(300, AGENT, SUPERVISOR);
    assertThat(ears.leak()).isPresent();
  }

  @Test
  void aStandstillIsNoExcuseForWhatWasNeverAllowed() {
    ears.stalled(now);
    hears(200, AGENT, SUPERVISOR);
    assertThat(ears.leak()).isPresent();
  }

  /** Ten milliseconds sound as loud in the window as the seams of other voices may. */
  @Test
  void rightAfterAStandstillASeamIsNoLeakButSixtyMillisecondsAre() {
    hears(1000, AGENT);
    ears.stalled(now);
    hears(10, AGENT, SUPERVISOR);
    hears(200, AGENT);
    assertThat(ears.leak()).isEmpty();
    hears(60, AGENT, SUPERVISOR);
    hears(200, AGENT);
    assertThat(ears.leak())
        .hasValueSatisfying(leak -> assertThat(leak).contains("600 Hz", "among seams"));
  }

  @Test
  void otherwiseTenMillisecondsAreALeak() {
    hears(1000, AGENT);
    hears(10, AGENT, SUPERVISOR);
    hears(200, AGENT);
    assertThat(ears.leak()).isPresent();
  }

  @Test
  void whileAChangeIsUnderWayBothStatesAreAllowedAndNeitherIsRequired() {
    hears(1500, AGENT);
    long required = ears.checks().required();
    hearing.move(AGENT, now, AGENTS, Place.NOWHERE);
    hears(500);
    hears(500, AGENT);
    assertThat(ears.leak()).isEmpty();
    assertThat(ears.checks().required()).isEqualTo(required);
    assertThat(ears.checks().missed()).isZero();
  }
}
