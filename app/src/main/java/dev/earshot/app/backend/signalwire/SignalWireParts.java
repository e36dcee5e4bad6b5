package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;

/**
 * The back end's doors to the outside.
 *
 * @param phone the supervisor's telephone
 * @param pauses how waiting is done
 */
public record SignalWireParts(LamlApi api, SupervisorPhone phone, Pauses pauses) {}
