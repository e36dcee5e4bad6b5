package dev.earshot.app.console;

import java.util.List;
import java.util.Optional;

/**
 * The softphone dock.
 *
 * @param account own address, for example {@code sip:mara@127.0.0.1}
 * @param registration for example {@code Registered} or {@code Not registered: 403 Forbidden}
 * @param registered whether calls can be made
 * @param microphones to choose from
 * @param speakers to choose from
 * @param microphone spec of the one in use
 * @param speaker spec of the one in use
 * @param deviceNotice a sentence if something is missing, for example no sound card; empty if fine
 * @param ducking decibels by which the conference is lowered while talking
 * @param quality of our leg; empty codec while there is none
 * @param voice what is done to the voice, as wished
 * @param bell where it rings, and who calls
 */
public record DockView(
    String account,
    String registration,
    boolean registered,
    List<Device> microphones,
    List<Device> speakers,
    String microphone,
    String speaker,
    String deviceNotice,
    int microphoneGain,
    int ducking,
    Quality quality,
    Voice voice,
    Bell bell) {
  /** A telephone that is not there yet. */
  public static final DockView NONE =
      new DockView(
          "",
          "",
          false,
          List.of(),
          List.of(),
          "",
          "",
          "",
          0,
          0,
          Quality.NONE,
          Voice.USUAL,
          Bell.SILENT);

  public DockView {
    microphones = List.copyOf(microphones);
    speakers = List.copyOf(speakers);
  }

  /**
   * @param spec by which it is chosen, @param name for the screen
   */
  public record Device(String spec, String name) {}

  /**
   * What is done to the voice.
   *
   * @param notice why nothing can be done to it, in a sentence; empty if all is well
   */
  public record Voice(VoiceChoice choice, String notice) {
    public static final Voice USUAL = new Voice(VoiceChoice.DEFAULT, "");
  }

  /**
   * The bell.
   *
   * @param device spec of a speaker; empty is the headset, {@code none} is nowhere
   * @param call who calls or was answered, if anybody
   */
  public record Bell(String device, Optional<Incoming> call) {
    public static final Bell SILENT = new Bell("", Optional.empty());
  }

  /**
   * A call to our telephone.
   *
   * @param peer who calls
   * @param answered whether we hear him; he never hears us
   */
  public record Incoming(String peer, boolean answered) {}

  /**
   * Media quality of our leg; negative numbers mean: not known.
   *
   * @param encryption empty if the media goes in the clear
   * @param concealedPercent of what was played was invented
   * @param mouthToEarMillis estimate of the whole way from the other side's mouth to our ear
   * @param flow whether audio goes both ways, in words; empty while nobody knows
   */
  public record Quality(
      String codec,
      String encryption,
      double mos,
      double lossPercent,
      double concealedPercent,
      double jitterMillis,
      double roundTripMillis,
      double bufferMillis,
      double mouthToEarMillis,
      String flow) {
    public static final Quality NONE = new Quality("", "", -1, -1, -1, -1, -1, -1, -1, "");

    private static final String BOTH_WAYS = "both ways";

    /** Whether it is known that audio does not go both ways. */
    public boolean isOneWay() {
      return !flow.isEmpty() && !flow.equals(BOTH_WAYS);
    }
  }
}
