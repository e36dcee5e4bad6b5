package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.jambonz.ConferenceRecord.MemberRecord;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Reporting;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * A list's answer about one room. What was heard after the question was asked is not undone by it.
 *
 * @param askedAt when the question was sent
 */
record Snapshot(Room room, Instant askedAt, Instant now) {
  private static final int ABSENCES = 2;

  /**
   * Members as v10 lists them: all there are, with their tags.
   *
   * @param leftSince whether a call was seen leaving since the question
   * @return whether anything changed
   */
  boolean take(List<MemberRecord> list, BiPredicate<String, Instant> leftSince) {
    String before = digest();
    room.reporting = Reporting.COMPLETE;
    Set<String> listed = new HashSet<>();
    for (MemberRecord record : list) {
      if (!leftSince.test(record.callSid(), askedAt)) {
        listed.add(record.callSid());
        Member member =
            room.members.computeIfAbsent(
                record.callSid(),
                sid -> new Member(sid, StatusEvent.Party.UNKNOWN, Known.assumed(now, now), now));
        String number = record.number().isEmpty() ? record.label() : record.number();
        member.learn(new StatusEvent.Party(number, "", "inbound"));
        member.tagRead(record.tag(), askedAt, now);
      }
    }
    room.members.values().removeIf(m -> !listed.contains(m.callSid) && m.news.isBefore(askedAt));
    return noted(before);
  }

  /** Calls in progress: who is missing twice has gone, unless his record has merely expired. */
  boolean compare(Map<String, CallRecord> calls) {
    String before = digest();
    for (Member member : List.copyOf(room.members.values())) {
      Optional<CallRecord> call = Optional.ofNullable(calls.get(member.callSid));
      call.ifPresent(c -> member.learn(c.party()));
      if (call.isPresent()) {
        member.everListed = true;
        member.missed = 0;
        member.uncontrolled = false;
      } else if (member.news.isBefore(askedAt) && ++member.missed >= ABSENCES) {
        absent(member);
      }
    }
    return noted(before);
  }

  private void absent(Member member) {
    if (member.everListed && !member.recordHasExpired(now)) {
      room.members.remove(member.callSid);
    } else {
      member.uncontrolled = true;
    }
  }

  private boolean noted(String before) {
    boolean changed = !digest().equals(before);
    if (changed) {
      room.version++;
    }
    return changed;
  }

  private String digest() {
    return room.reporting
        + room.members.values().stream()
            .map(m -> m.callSid + m.party + m.tags + m.uncontrolled)
            .collect(Collectors.joining(";"));
  }
}
