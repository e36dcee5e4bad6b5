package dev.earshot.app.simulate.genesys.world;

/**
 * What a supervisor's device is armed for (genesys-voice.md 5.1).
 *
 * @param allCalls else only the next one
 * @param wholeCall scope {@code Call}, else {@code Agent}
 * @param target the agent's device
 * @param targetUri as it came in the request; empty if it was named by its number
 */
public record Monitoring(
    MonitoringMode mode, boolean allCalls, boolean wholeCall, Device target, String targetUri) {}
