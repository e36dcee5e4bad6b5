package dev.earshot.app;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.audio.device.AudioDevices;
import java.net.InetSocketAddress;
import java.util.function.Function;

/**
 * What the console is started with.
 *
 * @param operator the supervisor's name
 * @param listen where the local focus takes SIP; port 0 takes any free one
 * @param devices of this machine, or others as equals
 * @param microphone spec as in {@code AudioDevices}; {@code default} falls back to {@code silence}
 *     with a notice where there is no sound card
 * @param speaker spec as in {@code AudioDevices}; {@code default} falls back to {@code none}
 * @param titles what rooms are called on the screen, by room name
 * @param phone how the supervisor's telephone reaches the world
 * @param desk how its desk is furnished besides
 */
public record CompositionConfig(
    String operator,
    InetSocketAddress listen,
    AudioDevices devices,
    String microphone,
    String speaker,
    Function<String, RoomTitle> titles,
    PhoneOptions phone,
    DeskOptions desk) {
  /** With a telephone that calls the local focus and nobody else. */
  public CompositionConfig(
      String operator,
      InetSocketAddress listen,
      AudioDevices devices,
      String microphone,
      String speaker,
      Function<String, RoomTitle> titles) {
    this(
        operator,
        listen,
        devices,
        microphone,
        speaker,
        titles,
        PhoneOptions.LOCAL,
        DeskOptions.USUAL);
  }
}
