package dev.earshot.app.backend.genesys.voice;

import java.time.Duration;

/**
 * What of an installation concerns voice.
 *
 * @param base of Genesys Web Services, for devices that no link names
 * @param device number or id of our own device; empty for the only one
 * @param confirmation how long the outcome of an accepted request may take to be told
 * @param delivery how long our telephone and Genesys may disagree about a call
 * @param look between two readings while we are in a call
 * @param rest between two readings otherwise, and of the list of agents
 * @param retry between two readings while none gets through
 */
public record VoiceConfig(
    String base,
    String device,
    Duration confirmation,
    Duration delivery,
    Duration look,
    Duration rest,
    Duration retry) {
  /** The times of genesys-voice.md chapters 4 and 8. */
  public static VoiceConfig usual(String base, String device) {
    return new VoiceConfig(
        base,
        device,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMillis(1_500));
  }
}
