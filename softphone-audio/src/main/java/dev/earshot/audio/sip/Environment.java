package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.Resolver;
import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import dev.earshot.audio.sip.transport.Network;

/** What a {@link Core} stands on: network, names, time and randomness; tests put fakes here. */
record Environment(
    Network network,
    Resolver resolver,
    TimerQueue timers,
    Timings timings,
    Identifiers identifiers) {}
