package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.genesys.GwsListener;
import dev.earshot.app.supervision.ConferenceKey;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Genesys tells of devices and calls (chapter 6). It is believed at once, for it may be what
 * must shut the gate, and read again soon, for it may have been late, twice or not all of it.
 */
final class VoiceFeed implements GwsListener {
  private static final String DEVICES = "/v2/me/devices";
  private static final String CALLS = "/v2/me/calls";

  private final VoiceReports reports;
  private final VoiceReader reader;
  private final VoiceLine line;
  private final InstantSource clock;

  VoiceFeed(VoiceReports reports, VoiceReader reader, VoiceLine line, InstantSource clock) {
    this.reports = reports;
    this.reader = reader;
    this.line = line;
    this.clock = clock;
  }

  @Override
  public void onMessage(String channel, JsonNode data) {
    if (channel.equals(DEVICES)) {
      reader.told();
      devices(data);
    } else if (channel.equals(CALLS)) {
      reader.told();
      call(data);
    }
  }

  private void devices(JsonNode data) {
    Optional<OwnDevice> own = reports.read(VoiceBook::device);
    own.flatMap(
            device ->
                VoiceRecords.devices(data).stream()
                    .filter(d -> d.id().equals(device.id()))
                    .findFirst())
        .ifPresent(shown -> reports.update(book -> book.device(shown, clock.instant())));
  }

  private void call(JsonNode data) {
    Optional<OwnDevice> own = reports.read(VoiceBook::device);
    if (data.has("call") && own.isPresent()) {
      CallRecord call = VoiceRecords.call(data.path("call"), own.get().number());
      if (isAt(call, own.get())) {
        reports.update(book -> book.call(call, clock.instant()));
      }
    } else {
      trouble(data);
    }
  }

  /** How errors of accepted requests look is documented nowhere: whatever says so is shown. */
  private void trouble(JsonNode data) {
    String what =
        data.path("errorMessage").asString(data.path("messageType").asString("unknown message"));
    reports.tell(
        new BackendEvent.StepTaken(
            clock.instant(), new ConferenceKey(""), "Genesys tells: " + what, ""));
  }

  /** Whether it is at our device; a call that does not say where it is, is ours. */
  static boolean isAt(CallRecord call, OwnDevice own) {
    return call.deviceUri().isEmpty() || call.deviceUri().endsWith("/" + own.id());
  }

  @Override
  public void onResync() {
    line.anew();
    reader.begin();
  }

  @Override
  public void onLine(BackendEvent.Line now, String detail) {
    line.tells(now == BackendEvent.Line.UP, detail);
  }
}
