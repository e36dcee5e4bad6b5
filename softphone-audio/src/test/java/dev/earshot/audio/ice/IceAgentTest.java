package dev.earshot.audio.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.stun.StunMessage;
import dev.earshot.audio.stun.StunWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent against a peer that a test plays, in virtual time. */
class IceAgentTest {
  private static final IceCredentials OURS =
      new IceCredentials("oursours", "our-password-our-password");
  private static final IceCredentials THEIRS =
      new IceCredentials("them", "their-password-their-pass");
  private static final InetSocketAddress BEST = address(1);
  private static final InetSocketAddress OTHER = address(2);
  private static final String ID = "00112233445566778899aabb";

  private record Sent(InetSocketAddress to, StunMessage message) {}

  private final List<Sent> sent = new ArrayList<>();
  private final List<InetSocketAddress> selected = new ArrayList<>();

  /** Addresses at which the peer answers. */
  private final Set<InetSocketAddress> reachable = new HashSet<>();

  private int failures;
  private long millis;
  private IceAgent agent = agent(true, true);

  private static InetSocketAddress address(int last) {
    return new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + last), 4000);
  }

  private IceAgent agent(boolean lite, boolean controlling) {
    IcePeer peer =
        new IcePeer(
            lite,
            THEIRS,
            List.of(new IcePeer.Candidate(OTHER, 10), new IcePeer.Candidate(BEST, 20)));
    return new IceAgent(
        OURS,
        peer,
        controlling,
        new Random(3),
        new IceAgent.Outlet() {
          @Override
          public void send(byte[] datagram, InetSocketAddress to) {
            sent.add(new Sent(to, parsed(datagram)));
          }

          @Override
          public void selected(InetSocketAddress remote) {
            selected.add(remote);
          }

          @Override
          public void failed() {
            failures++;
          }
        });
  }

  private static StunMessage parsed(byte[] data) {
    return StunMessage.parse(data, data.length).orElseThrow();
  }

  private void run(long until) {
    for (; millis <= until; millis += 100) {
      int before = sent.size();
      agent.step(millis * 1_000_000);
      List.copyOf(sent.subList(before, sent.size())).forEach(this::answer);
    }
  }

  private void answer(Sent check) {
    if (check.message.kind() == StunMessage.Kind.REQUEST && reachable.contains(check.to)) {
      byte[] answer =
          StunWriter.success(check.message, address(99)).signedBy(THEIRS.password()).bytes();
      take(check.to, answer);
    }
  }

  private boolean take(InetSocketAddress from, byte[] data) {
    return agent.takes(from, parsed(data), millis * 1_000_000);
  }

  private static StunWriter check(String name) {
    return StunWriter.request(ID).username(name).priority(77);
  }

  private static byte[] signed(StunWriter check) {
    return check.signedBy(OURS.password()).bytes();
  }

  @Test
  void aLitePeerIsAskedSignedAndTold() {
    reachable.add(BEST);
    reachable.add(OTHER);
    run(300);
    assertThat(selected).containsExactly(BEST);
    assertThat(agent.selected()).contains(BEST);
    StunMessage first = sent.getFirst().message;
    assertThat(sent.getFirst().to).isEqualTo(BEST);
    assertThat(first.username()).contains("them:oursours");
    assertThat(first.isSignedBy(THEIRS.password())).isTrue();
    assertThat(first.controlling()).isPresent();
    assertThat(first.priority()).isPresent();
    assertThat(first.nominates()).as("regular nomination").isFalse();
    assertThat(sent.stream().filter(one -> one.message.nominates()))
        .singleElement()
        .extracting(Sent::to)
        .isEqualTo(BEST);
    run(60_000);
    assertThat(selected).hasSize(1);
  }

  @Test
  void anAddressThatDoesNotAnswerGivesWayAfterHalfASecond() {
    reachable.add(OTHER);
    run(500);
    assertThat(selected).isEmpty();
    run(1_000);
    assertThat(selected).containsExactly(OTHER);
  }

  @Test
  void nobodyWhoAnswersIsSaidOnceAndTheChecksEnd() {
    run(39_000);
    assertThat(failures).isZero();
    run(100_000);
    assertThat(failures).isEqualTo(1);
    assertThat(sent).as("seven sendings to each").hasSize(14);
    assertThat(agent.selected()).isEmpty();
  }

  @Test
  void whoOffersLeavesTheDecisionToNobodyAndWhoAnswersToThePeer() {
    agent = agent(false, false);
    reachable.add(BEST);
    run(1_000);
    assertThat(sent.getFirst().message.controlled()).isPresent();
    assertThat(selected).as("the peer decides").isEmpty();
    assertThat(take(BEST, signed(check("oursours:them").role(true, 1).useCandidate()))).isTrue();
    assertThat(selected).containsExactly(BEST);
    StunMessage answer = sent.getLast().message;
    assertThat(answer.kind()).isEqualTo(StunMessage.Kind.SUCCESS);
    assertThat(answer.isSignedBy(OURS.password())).isTrue();
    assertThat(answer.mappedAddress()).contains(BEST);
  }

  @Test
  void aDecisionForAnAddressThatNoDescriptionNamesIsFollowedOnceItAnswersUs() {
    agent = agent(false, false);
    InetSocketAddress strange = address(7);
    take(strange, signed(check("oursours:them").role(true, 1).useCandidate()));
    assertThat(selected).isEmpty();
    reachable.add(strange);
    run(300);
    assertThat(selected).containsExactly(strange);
  }

  @ParameterizedTest
  @CsvSource({"oursours:them, wrong", "oursours:other, our-password-our-password", "'', ''"})
  void whoDoesNotKnowThePasswordIsNotAnswered(String name, String password) {
    StunWriter check = check(name).role(false, 1).useCandidate();
    byte[] data = (password.isEmpty() ? check : check.signedBy(password)).bytes();
    assertThat(take(address(8), data)).isFalse();
    assertThat(sent).isEmpty();
    run(60_000);
    assertThat(sent).allMatch(one -> !one.to.equals(address(8)));
  }

  @Test
  void anAnswerFromElsewhereOrUnsignedSaysNothing() {
    agent.step(0);
    StunMessage check = sent.getFirst().message;
    byte[] signed = StunWriter.success(check, BEST).signedBy(THEIRS.password()).bytes();
    assertThat(take(OTHER, signed)).isFalse();
    assertThat(take(BEST, StunWriter.success(check, BEST).bytes())).isFalse();
    assertThat(take(BEST, StunWriter.success(check, BEST).signedBy("x").bytes())).isFalse();
    run(2_000);
    assertThat(selected).isEmpty();
  }

  @Test
  void ofTwoWhoWouldDecideTheGreaterNumberDoes() {
    agent = agent(false, true);
    take(BEST, signed(check("oursours:them").role(true, 0)));
    assertThat(sent.getLast().message.errorCode()).as("ours is greater").hasValue(487);
    take(BEST, signed(check("oursours:them").role(true, -1)));
    assertThat(sent.getLast().message.kind())
        .as("ours is less")
        .isEqualTo(StunMessage.Kind.SUCCESS);
    sent.clear();
    run(0);
    assertThat(sent.getFirst().message.controlled()).as("so it decides").isPresent();
  }

  @Test
  void aPeerThatInsistsOnDecidingDoes() {
    agent = agent(false, true);
    agent.step(0);
    StunMessage check = sent.getFirst().message;
    take(BEST, StunWriter.error(check, 487, "Role Conflict").signedBy(THEIRS.password()).bytes());
    sent.clear();
    run(200);
    assertThat(sent).anyMatch(one -> one.message.controlled().isPresent());
  }

  @Test
  void aPeerThatInsistsTwiceIsGivenInToOnce() {
    agent = agent(false, true);
    agent.step(0);
    agent.step(100_000_000);
    assertThat(sent).as("two checks are under way").extracting(Sent::to).contains(BEST, OTHER);
    for (Sent check : List.copyOf(sent)) {
      StunWriter conflict = StunWriter.error(check.message, 487, "Role Conflict");
      take(check.to, conflict.signedBy(THEIRS.password()).bytes());
    }
    sent.clear();
    millis = 200;
    run(400);
    assertThat(sent).isNotEmpty().allMatch(one -> one.message.controlled().isPresent());
  }

  @Test
  void whoChecksFromEverywhereIsNotFollowed() {
    agent = agent(false, false);
    for (int i = 10; i < 100; i++) {
      take(address(i), signed(check("oursours:them").role(true, 1)));
    }
    sent.clear();
    run(100_000);
    assertThat(sent.stream().map(Sent::to).distinct()).hasSize(IceAgent.MOST_PAIRS);
  }

  @Test
  void twoAgentsSettleOnTheSameWay() {
    List<Optional<InetSocketAddress>> ways = TwoAgents.settle();
    assertThat(ways).containsExactly(Optional.of(OTHER), Optional.of(BEST));
  }

  /** Two full agents at {@code BEST} and {@code OTHER} that hear each other at once. */
  private static final class TwoAgents {
    private record Mail(InetSocketAddress from, byte[] data) {}

    static List<Optional<InetSocketAddress>> settle() {
      List<Mail> toOne = new ArrayList<>();
      List<Mail> toTwo = new ArrayList<>();
      IceAgent one = agent(OURS, THEIRS, OTHER, true, mail(BEST, toTwo));
      IceAgent two = agent(THEIRS, OURS, BEST, false, mail(OTHER, toOne));
      for (long now = 0; now < 2_000_000_000L; now += 100_000_000) {
        one.step(now);
        two.step(now);
        while (!toOne.isEmpty() || !toTwo.isEmpty()) {
          deliver(toOne, one, now);
          deliver(toTwo, two, now);
        }
      }
      return List.of(one.selected(), two.selected());
    }

    private static void deliver(List<Mail> mails, IceAgent to, long now) {
      List<Mail> due = List.copyOf(mails);
      mails.clear();
      due.forEach(mail -> to.takes(mail.from, parsed(mail.data), now));
    }

    private static IceAgent agent(
        IceCredentials own,
        IceCredentials other,
        InetSocketAddress at,
        boolean controlling,
        IceAgent.Outlet outlet) {
      IcePeer peer = new IcePeer(false, other, List.of(new IcePeer.Candidate(at, 5)));
      return new IceAgent(own, peer, controlling, new Random(5), outlet);
    }

    private static IceAgent.Outlet mail(InetSocketAddress from, List<Mail> box) {
      return new IceAgent.Outlet() {
        @Override
        public void send(byte[] datagram, InetSocketAddress to) {
          box.add(new Mail(from, datagram));
        }

        @Override
        public void selected(InetSocketAddress remote) {}

        @Override
        public void failed() {}
      };
    }
  }
}
