package dev.earshot.app.backend.genesys.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, no customer reads what was not written for everybody. */
class ChatPropertiesTest {
  private static final int WORLDS = 100_000;
  private static final int STEPS = 50;

  @Test
  void h17AndM13NothingReachesCustomersOutsideAConfirmedBargeAndNothingIsSentTwice() {
    long toCustomers = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      toCustomers += run(seed, true).messagesToCustomers();
    }
    // Otherwise nothing was proved.
    assertThat(toCustomers).isGreaterThan(WORLDS / 10);
  }

  @Test
  void aSystemThatShowsAWhisperToEverybodyIsAlwaysFoundOut() {
    long leaks = 0;
    for (long seed = 0; seed < WORLDS / 10; seed++) {
      RandomChat chat = run(seed, false);
      assertThat(chat.everyLeakIsAlarmed()).as("seed " + seed).isTrue();
      leaks += chat.leaks();
    }
    assertThat(leaks).isGreaterThan(WORLDS / 5_000);
  }

  private static RandomChat run(long seed, boolean honest) {
    try {
      RandomChat chat = new RandomChat(seed, honest);
      for (int i = 0; i < STEPS; i++) {
        chat.happen();
      }
      return chat;
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
