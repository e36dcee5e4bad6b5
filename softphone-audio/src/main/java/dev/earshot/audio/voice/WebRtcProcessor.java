package dev.earshot.audio.voice;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import dev.onvoid.webrtc.media.audio.VoiceActivityDetector;

/**
 * WebRTC's audio processing: AEC3, noise suppression, AGC2, high-pass, voice activity. Delays the
 * voice by 6 to 8 ms. The native code believes any length that it is told, so lengths are checked
 * here. New settings are taken over by the thread that processes, before its next frame: the native
 * code would let it wait for another one.
 */
final class WebRtcProcessor implements Processor {
  private final AudioProcessing processing;
  private final VoiceActivityDetector detector;
  private final AudioProcessingStreamConfig stream;
  private final byte[] near;
  private final byte[] far;
  private final int frameSamples;
  private final UseOrClose use = new UseOrClose(this::dispose);
  private volatile Choice wanted = Choice.of(VoiceSettings.OFF);
  private volatile double voice = UNKNOWN;
  private volatile long failures;

  /** What the native code was told last; the processing thread's. */
  private Choice applied = wanted;

  /**
   * @throws LinkageError or a runtime exception if the library cannot be loaded
   */
  WebRtcProcessor(int sampleRate) {
    frameSamples = sampleRate / 1000 * FRAME_MILLIS;
    near = new byte[2 * frameSamples];
    far = new byte[2 * frameSamples];
    processing = new AudioProcessing();
    detector = new VoiceActivityDetector();
    stream = new AudioProcessingStreamConfig(sampleRate, 1);
    processing.applyConfig(applied.config);
  }

  @Override
  public void process(int[] frame) {
    if (frame.length != frameSamples || !use.begin()) {
      return;
    }
    Choice now = applyWanted();
    if (now.settings.changesTheVoice() || now.settings.activity()) {
      Pcm.encode(frame, near);
      if (now.settings.changesTheVoice()) {
        change(frame);
      }
      if (now.settings.activity()) {
        detector.process(near, frameSamples, stream.sampleRate);
        voice = detector.getLastVoiceProbability();
      }
    }
    use.end();
  }

  /** A frame that the library refuses stays as it is. */
  private void change(int[] frame) {
    if (processing.processStream(near, stream, stream, near) == 0) {
      Pcm.decode(near, frame);
    } else {
      failures = failures + 1;
    }
  }

  private Choice applyWanted() {
    Choice now = wanted;
    if (now != applied) {
      processing.applyConfig(now.config);
      applied = now;
      voice = UNKNOWN;
    }
    return now;
  }

  @Override
  public void played(int[] frame) {
    if (frame.length != frameSamples || !applied.settings.echo() || !use.begin()) {
      return;
    }
    Pcm.encode(frame, far);
    if (processing.processReverseStream(far, stream, stream, far) != 0) {
      failures = failures + 1;
    }
    use.end();
  }

  @Override
  public void use(VoiceSettings settings) {
    wanted = Choice.of(settings);
  }

  @Override
  public VoiceSettings settings() {
    return wanted.settings;
  }

  @Override
  public double voice() {
    return voice;
  }

  /** Frames that the library refused. */
  long failures() {
    return failures;
  }

  @Override
  public String notice() {
    return "";
  }

  @Override
  public void close() {
    use.close();
  }

  private void dispose() {
    detector.dispose();
    processing.dispose();
  }

  /** Settings, and the same in the library's words. */
  private record Choice(VoiceSettings settings, AudioProcessingConfig config) {
    static Choice of(VoiceSettings settings) {
      AudioProcessingConfig config = new AudioProcessingConfig();
      config.echoCanceller.enabled = settings.echo();
      // Else echo cancellation would bring its own high-pass along.
      config.echoCanceller.enforceHighPassFiltering = settings.highPass();
      config.highPassFilter.enabled = settings.highPass();
      config.noiseSuppression.enabled = settings.noise() != VoiceSettings.Noise.OFF;
      config.noiseSuppression.level = level(settings.noise());
      config.gainControl.enabled = settings.gain();
      config.gainControl.adaptiveDigital.enabled = settings.gain();
      return new Choice(settings, config);
    }

    private static AudioProcessingConfig.NoiseSuppression.Level level(VoiceSettings.Noise noise) {
      return switch (noise) {
        case OFF, LOW -> AudioProcessingConfig.NoiseSuppression.Level.LOW;
        case MODERATE -> AudioProcessingConfig.NoiseSuppression.Level.MODERATE;
        case HIGH -> AudioProcessingConfig.NoiseSuppression.Level.HIGH;
        case VERY_HIGH -> AudioProcessingConfig.NoiseSuppression.Level.VERY_HIGH;
      };
    }
  }
}
