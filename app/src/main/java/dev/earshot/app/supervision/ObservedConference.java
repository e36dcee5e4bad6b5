package dev.earshot.app.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the console knows of one conference.
 *
 * @param name for the screen
 * @param topic second line of the list, for example queue or subject; may be empty
 * @param asOf when the back end last said something about it
 * @param reporting how far the participants are all there are
 * @param limits what is not possible in this one
 */
public record ObservedConference(
    ConferenceKey key,
    String name,
    String topic,
    Known<Instant> startedAt,
    List<ObservedParticipant> participants,
    Instant asOf,
    Reporting reporting,
    ModeLimits limits) {
  /** With everybody listed. */
  public ObservedConference(
      ConferenceKey key,
      String name,
      String topic,
      Known<Instant> startedAt,
      List<ObservedParticipant> participants,
      Instant asOf) {
    this(key, name, topic, startedAt, participants, asOf, Reporting.COMPLETE);
  }

  /** Where everything goes that its system can do. */
  public ObservedConference(
      ConferenceKey key,
      String name,
      String topic,
      Known<Instant> startedAt,
      List<ObservedParticipant> participants,
      Instant asOf,
      Reporting reporting) {
    this(key, name, topic, startedAt, participants, asOf, reporting, ModeLimits.NONE);
  }

  public ObservedConference {
    participants = List.copyOf(participants);
  }

  public Optional<ObservedParticipant> find(ParticipantKey participant) {
    return participants.stream().filter(p -> p.key().equals(participant)).findFirst();
  }

  /** The same conference with other participants. */
  public ObservedConference with(List<ObservedParticipant> others) {
    return new ObservedConference(key, name, topic, startedAt, others, asOf, reporting, limits);
  }

  /** The same as of another moment. */
  public ObservedConference asOf(Instant when) {
    return new ObservedConference(
        key, name, topic, startedAt, participants, when, reporting, limits);
  }

  /** What a participant is called on the screen. */
  public String nameOf(ParticipantKey participant) {
    return find(participant).map(ObservedParticipant::name).orElse("?");
  }
}
