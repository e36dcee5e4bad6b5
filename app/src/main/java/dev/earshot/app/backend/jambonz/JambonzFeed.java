package dev.earshot.app.backend.jambonz;

import dev.earshot.mixer.conference.MemberTag;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What jambonz tells its applications, into the book of rooms. Any thread; does not wait. */
final class JambonzFeed implements JambonzEvents {
  private final RoomReports reports;
  private final Connection connection;
  private final Supplier<Optional<OwnLeg>> own;
  private final Consumer<String> refusals;
  private final InstantSource clock;

  /**
   * @param refusals take what jambonz says of the last command of our own leg
   */
  JambonzFeed(
      RoomReports reports,
      Connection connection,
      Supplier<Optional<OwnLeg>> own,
      Consumer<String> refusals,
      InstantSource clock) {
    this.reports = reports;
    this.connection = connection;
    this.own = own;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public void statusHook(StatusEvent event) {
    reports.event(event);
  }

  @Override
  public void memberTag(String callSid, MemberTag tag) {
    reports.update(book -> book.tagGiven(callSid, tag, clock.instant()));
  }

  /** A call that is over has left, whether or not its conference says so. */
  @Override
  public void callStatus(CallStatus status) {
    if (!status.isOver()) {
      return;
    }
    reports.update(
        book ->
            book.roomOf(status.callSid())
                .map(
                    room -> {
                      room.members.remove(status.callSid());
                      book.changed(room, clock.instant());
                      return List.of(RoomBook.Change.of(room));
                    })
                .orElse(List.of()));
  }

  /** Tells who our leg is where the answer to our call did not. */
  @Override
  public void legOpened(LegOpened opened) {
    own.get()
        .filter(leg -> leg.callSid().isEmpty())
        .filter(
            leg ->
                leg.call()
                    .leg()
                    .filter(
                        l ->
                            l.callId().equals(opened.callId())
                                || l.callId().equals(opened.sbcCallId()))
                    .isPresent())
        .ifPresent(leg -> leg.identified(opened.callSid()));
  }

  @Override
  public void legError(String callSid, String message) {
    if (own.get().flatMap(OwnLeg::callSid).equals(Optional.of(callSid))) {
      refusals.accept(message);
    }
  }

  /** The server that owned our leg may be gone with its socket: nobody is spoken to on a guess. */
  @Override
  public void legClosed(String callSid) {
    boolean heard =
        own.get()
            .filter(OwnLeg::isAudible)
            .flatMap(OwnLeg::callSid)
            .filter(callSid::equals)
            .isPresent();
    if (heard) {
      connection.leg("jambonz closed the socket of our call");
    }
  }

  /** Whoever joined or left while nothing could be told is not known of. */
  @Override
  public void channel(boolean up, String detail) {
    if (!up) {
      reports.update(RoomBook::eventsMissed);
    }
    connection.channel(up, detail);
  }
}
