package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.jambonz.inspect.MixerEye;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The back end's doors to the outside.
 *
 * @param phone the supervisor's telephone
 * @param socket commands over the WebSocket of our own leg; {@link LegCommands#NONE} if nobody here
 *     serves its application
 * @param pauses how waiting is done
 * @param random for tags that nobody carries: letters and digits, unlike any before
 * @param eye sees what the mixer really does, where there is access to it; closed with the back end
 */
public record JambonzParts(
    JambonzApi api,
    SupervisorPhone phone,
    LegCommands socket,
    Pauses pauses,
    Supplier<String> random,
    Optional<MixerEye> eye) {}
