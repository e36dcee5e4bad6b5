package dev.earshot.mixer.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MixFrameTest {
  private final MixFrame frame = new MixFrame(8000, 80);

  @Test
  void whatTheFirstListenerSharesTheSecondFindsInTheSameTickOnly() {
    frame.begin(7);
    frame.share("PCMU", "packet");

    assertThat(frame.shared("PCMU")).isEqualTo("packet");
    assertThat(frame.shared("PCMA")).isNull();
    frame.begin(8);
    assertThat(frame.shared("PCMU")).isNull();
    assertThat(frame.tick()).isEqualTo(8);
  }

  @Test
  void moreKindsThanThereIsRoomForAreNotKept() {
    frame.begin(1);
    for (int kind = 0; kind <= MixFrame.MOST_KINDS; kind++) {
      frame.share(kind, "work " + kind);
    }

    assertThat(frame.shared(MixFrame.MOST_KINDS - 1)).isEqualTo("work 7");
    assertThat(frame.shared(MixFrame.MOST_KINDS)).isNull();
  }
}
