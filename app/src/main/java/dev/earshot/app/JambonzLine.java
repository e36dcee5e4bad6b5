package dev.earshot.app;

import dev.earshot.app.backend.jambonz.JambonzEvents;
import dev.earshot.app.backend.jambonz.JambonzMessages;
import dev.earshot.app.backend.jambonz.LegCommands;
import dev.earshot.app.backend.jambonz.LegOpened;
import dev.earshot.app.endpoint.EndpointListener;
import dev.earshot.mixer.conference.MemberTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Joins the back end with whoever serves jambonz's calls, an endpoint or a relay: each needs the
 * other to be made. What comes before both stand is dropped, which the roster then does not know.
 * Any thread.
 */
final class JambonzLine implements EndpointListener, LegCommands {
  private volatile @Nullable JambonzEvents events;
  private volatile LegCommands legs = LegCommands.NONE;

  void tells(JambonzEvents newEvents) {
    events = newEvents;
  }

  void commands(LegCommands newLegs) {
    legs = newLegs;
  }

  /** Whether events can arrive. */
  void channel(boolean up, String detail) {
    JambonzEvents to = events;
    if (to != null) {
      to.channel(up, detail);
    }
  }

  @Override
  public void statusHook(JsonNode data) {
    JambonzEvents to = events;
    if (to != null) {
      JambonzMessages.statusEvent(data).ifPresent(to::statusHook);
    }
  }

  @Override
  public void tagged(String callSid, String tag) {
    JambonzEvents to = events;
    if (to != null && MemberTag.isValid(tag)) {
      to.memberTag(callSid, new MemberTag(tag));
    }
  }

  @Override
  public void callStatus(JsonNode data) {
    JambonzEvents to = events;
    if (to != null) {
      JambonzMessages.callStatus(data).ifPresent(to::callStatus);
    }
  }

  @Override
  public void legOpened(Leg leg) {
    JambonzEvents to = events;
    if (to != null) {
      to.legOpened(
          new LegOpened(
              leg.callSid(),
              leg.callId(),
              leg.sbcCallId(),
              Optional.of(leg.room()).filter(room -> !room.isEmpty())));
    }
  }

  @Override
  public void legClosed(String callSid) {
    JambonzEvents to = events;
    if (to != null) {
      to.legClosed(callSid);
    }
  }

  @Override
  public void legError(String callSid, String message) {
    JambonzEvents to = events;
    if (to != null) {
      to.legError(callSid, message);
    }
  }

  @Override
  public boolean reaches(String callSid) {
    return legs.reaches(callSid);
  }

  @Override
  public boolean send(String callSid, String message) {
    return legs.send(callSid, message);
  }
}
