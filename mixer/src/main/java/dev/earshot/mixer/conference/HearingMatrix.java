package dev.earshot.mixer.conference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who hears whom in a conference: {@link Participant#hears} asked once for each pair and nothing
 * else. Immutable. Indices are positions in {@link Conference#participants()}.
 */
public final class HearingMatrix {
  private final List<Participant> participants;
  private final boolean[][] hears;

  private HearingMatrix(List<Participant> participants, boolean[][] hears) {
    this.participants = participants;
    this.hears = hears;
  }

  public static HearingMatrix of(Conference conference) {
    List<Participant> all = conference.participants();
    boolean[][] hears = new boolean[all.size()][all.size()];
    for (int listener = 0; listener < all.size(); listener++) {
      for (int speaker = 0; speaker < all.size(); speaker++) {
        hears[listener][speaker] = all.get(listener).hears(all.get(speaker));
      }
    }
    return new HearingMatrix(all, hears);
  }

  /** Number of participants. */
  public int size() {
    return participants.size();
  }

  public boolean hears(int listener, int speaker) {
    return hears[listener][speaker];
  }

  /** Whether {@code listener} hears {@code speaker}; false if either is not in the conference. */
  public boolean hears(ParticipantId listener, ParticipantId speaker) {
    int from = indexOf(speaker);
    int to = indexOf(listener);
    return from >= 0 && to >= 0 && hears[to][from];
  }

  /** Everybody who hears {@code speaker}, in order of joining. */
  public List<ParticipantId> listenersOf(ParticipantId speaker) {
    return participants.stream()
        .map(Participant::id)
        .filter(listener -> hears(listener, speaker))
        .toList();
  }

  /** Everybody whom {@code listener} hears, in order of joining. */
  public List<ParticipantId> speakersHeardBy(ParticipantId listener) {
    return participants.stream()
        .map(Participant::id)
        .filter(speaker -> hears(listener, speaker))
        .toList();
  }

  private int indexOf(ParticipantId id) {
    return IntStream.range(0, size())
        .filter(i -> participants.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }
}
