package dev.earshot.app.cli;

import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.LegState;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a telephone without a window says: lines of text or of JSON. Any thread. */
final class PhoneEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;
  private final boolean json;
  private final InstantSource clock;

  PhoneEvents(PrintWriter out, boolean json, InstantSource clock) {
    this.out = out;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param event a word
   * @param what about it; may be empty
   */
  void say(String event, String what) {
    String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", at);
    fields.put("event", event);
    if (!what.isEmpty()) {
      fields.put("what", what);
    }
    print(fields, (at + " " + event + " " + what).stripTrailing());
  }

  void state(LegState state) {
    switch (state) {
      case LegState.Dialling _ -> say("dialling", "");
      case LegState.Ringing _ -> say("ringing", "");
      case LegState.Up(boolean held) -> say("up", held ? "on hold by the other side" : "");
      case LegState.Down(String reason) -> say("down", reason);
    }
  }

  void quality(CallQuality q) {
    String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", at);
    fields.put("event", "quality");
    fields.put("codec", q.codec());
    fields.put("sent", q.packetsSent());
    fields.put("received", q.packetsReceived());
    fields.put("lost", q.lost());
    fields.put("concealed", q.concealedFrames());
    fields.put("jitterMillis", q.jitterMillis());
    fields.put("bufferMillis", q.bufferMillis());
    fields.put("mos", q.mos());
    print(
        fields,
        at
            + String.format(
                Locale.ROOT,
                " quality %s, %d packets received, %d lost, buffer %.0f ms, MOS %.1f",
                q.codec(),
                q.packetsReceived(),
                q.lost(),
                q.bufferMillis(),
                q.mos()));
  }

  private synchronized void print(Map<String, Object> fields, String text) {
    out.println(json ? JSON.writeValueAsString(fields) : text.replaceAll("\\p{Cntrl}", "?"));
    out.flush();
  }
}
