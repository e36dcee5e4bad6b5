package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mixer stands still until the test steps it: an answer that comes before the step is a lie.
 */
@Timeout(60)
class SteppedFocusApiTest {
  private static final int CUSTOMER_SAYS = 20;
  private static final int SUPERVISOR_SAYS = 3;

  private final SteadyMember agentPort = new SteadyMember(0);
  private final SteadyMember customerPort = new SteadyMember(CUSTOMER_SAYS);
  private final SteadyMember supervisorPort = new SteadyMember(SUPERVISOR_SAYS);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private ConferenceFocus focus;
  private ApiClient client;
  private UUID supervisor;

  @BeforeEach
  void start() throws IOException {
    open.add(mixer);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    InetSocketAddress any = new InetSocketAddress(loopback, 0);
    RtpLoop rtp = opened(RtpLoop.start());
    MediaConfig media = new MediaConfig(loopback, 0, 0, List.of("PCMU"), 20, 10);
    FocusConfig config = new FocusConfig(any, media, 10, 10);
    focus = opened(ConferenceFocus.start(config, mixer, rtp, event -> {}));
    Secret token = new Secret(ApiClient.TOKEN);
    ApiConfig apiConfig = new ApiConfig(any, ApiConfig.DEFAULT_ACCOUNT, Optional.of(token));
    FocusApi api =
        opened(FocusApi.start(apiConfig, FocusControl.of(focus, mixer), InstantSource.system()));
    client = new ApiClient(api.address(), ApiConfig.DEFAULT_ACCOUNT);
    join("bob", Optional.of(new MemberTag("agent")), agentPort);
    join("+4930123", Optional.empty(), customerPort);
    supervisor = join("mara", Optional.empty(), supervisorPort);
    mixer.step();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private UUID join(String from, Optional<MemberTag> tag, SteadyMember port) {
    return focus.joinDirect("desk", new DirectMember(from, "", tag), port);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"action\":\"coach\",\"tag\":\"agent\"} | 0",
        "{\"action\":\"coach\",\"tag\":\"nobody\"} | 0",
        "{\"action\":\"mute\"} | 0",
        "{\"action\":\"hold\"} | 0",
        "{\"action\":\"kick\"} | 0",
        "{\"action\":\"tag\",\"tag\":\"supervisor\"} | 3",
      })
  void noAnswerBeforeTheStepThatPutsItInForce(String action, int customerHearsThen)
      throws Exception {
    assertThat(lastHeard(customerPort)).isEqualTo(SUPERVISOR_SAYS);
    CompletableFuture<ApiClient.Answer> answer =
        CompletableFuture.supplyAsync(() -> client.action(supervisor, action));
    assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    mixer.step();
    assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(202);
    assertThat(lastHeard(customerPort)).isEqualTo(customerHearsThen);
  }

  @Test
  void aMixerThatStandsStillIsA504() {
    ApiClient.Answer answer = client.action(supervisor, "{\"action\":\"mute\"}");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).contains("unknown");
  }

  private static int lastHeard(SteadyMember member) {
    return member.heardAfter(member.ticks() - 1, 1)[0];
  }
}
