package dev.earshot.app.api;

import dev.earshot.audio.focus.MediaTotals;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.MixerStats;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counters of the whole focus since it started. */
final class StatsResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final FocusControl focus;
  private final Supplier<EventStats> events;

  StatsResource(FocusControl focus, Supplier<EventStats> events) {
    this.focus = focus;
    this.events = events;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/Stats", _ -> ApiAnswer.json(200, document())));
  }

  private ObjectNode document() {
    ObjectNode all = JSON.objectNode();
    all.set("mixer", mixer(focus.mixerStats()));
    all.set("sip", sip(focus.sipStats()));
    all.set("media", media(focus.mediaTotals()));
    all.set("events", events(events.get()));
    all.set("jvm", jvm());
    return all;
  }

  private static ObjectNode mixer(MixerStats mixer) {
    return JSON.objectNode()
        .put("ticks", mixer.ticks())
        .put("lateTicks", mixer.lateTicks())
        .put("lateBursts", mixer.lateBursts())
        .put("longestLateRun", mixer.longestLateRun())
        .put("skippedTicks", mixer.skippedTicks())
        .put("starvedFrames", mixer.starvedFrames())
        .put("limitedSamples", mixer.limitedSamples())
        .put("faults", mixer.faults());
  }

  private static ObjectNode sip(UserAgentStats sip) {
    ObjectNode rejected = JSON.objectNode();
    sip.rejected().forEach(rejected::put);
    ObjectNode json =
        JSON.objectNode()
            .put("parsed", sip.parsed())
            .put("retransmissions", sip.retransmissions())
            .put("overloads", sip.overloads())
            .put("listenerErrors", sip.listenerErrors())
            .put("internalErrors", sip.internalErrors())
            .put("transactions", sip.transactions())
            .put("dialogs", sip.dialogs());
    json.set("rejected", rejected);
    return json;
  }

  private static ObjectNode media(MediaTotals media) {
    MediaCounts counts = media.counts();
    return JSON.objectNode()
        .put("legs", media.legs())
        .put("legsOver", media.legsOver())
        .put("packetsSent", counts.packetsSent())
        .put("packetsReceived", counts.packetsReceived())
        .put("lost", counts.lost())
        .put("concealedFrames", counts.concealedFrames())
        .put("lateFrames", counts.lateFrames())
        .put("malformed", counts.malformed())
        .put("foreign", counts.foreign())
        .put("unexpected", counts.unexpected());
  }

  private static ObjectNode events(EventStats events) {
    return JSON.objectNode()
        .put("clients", events.clients())
        .put("sent", events.sent())
        .put("dropped", events.dropped())
        .put("slowClients", events.slowClients());
  }

  private static ObjectNode jvm() {
    Runtime runtime = Runtime.getRuntime();
    return JSON.objectNode()
        .put("heapUsed", runtime.totalMemory() - runtime.freeMemory())
        .put("heapMax", runtime.maxMemory())
        .put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
  }
}
