package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The telephone by which a member sits in a room.
 *
 * @param silence how long nothing at all has come from it that should have come; any thread
 */
record Telephone(Call call, Supplier<Duration> silence) {}
