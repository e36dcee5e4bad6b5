package dev.earshot.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.ConferenceKey;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserCommandsTest {
  private final List<String> log = new ArrayList<>();
  private final ConsoleCommands user = new UserCommands(recorded(), () -> log.add("take over"));

  @Test
  void theTourLetsGoBeforeTheUsersCommandIsCarriedOut() {
    user.watch(new ConferenceKey("a"));
    user.talkPressed();
    user.listenAs(Optional.empty());
    assertThat(log)
        .containsExactly("take over", "watch", "take over", "talkPressed", "take over", "listenAs");
  }

  @Test
  void silenceWaitsForNothing() {
    user.silence();
    assertThat(log).containsExactly("silence", "take over");
  }

  @Test
  void devicesAndAlertsDoNotStopTheTour() {
    user.useMicrophone("silence");
    user.useSpeaker("none");
    user.setDucking(6);
    user.setMicrophoneGain(3);
    user.dismissAlert("x");
    user.talkReleased();
    assertThat(log)
        .containsExactly(
            "useMicrophone",
            "useSpeaker",
            "setDucking",
            "setMicrophoneGain",
            "dismissAlert",
            "talkReleased");
  }

  @SuppressWarnings("NullAway") // a proxy's handler answers void methods with null
  private ConsoleCommands recorded() {
    return (ConsoleCommands)
        Proxy.newProxyInstance(
            ConsoleCommands.class.getClassLoader(),
            new Class<?>[] {ConsoleCommands.class},
            (_, method, _) -> {
              log.add(method.getName());
              return null;
            });
  }
}
