package dev.earshot.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DeviceForm;
import dev.earshot.audio.device.DevicePreference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may answer a call by itself. */
class PersonalTest {
  @ParameterizedTest
  @CsvSource({
    "device:x, HEADSET, false, true",
    "device:x, HEADSET, true, true",
    "device:x, UNKNOWN, false, false",
    "device:x, UNKNOWN, true, true",
    "device:x, LOUDSPEAKER, false, false",
    "device:x, LOUDSPEAKER, true, false",
    "default, HEADSET, false, true",
    "default, UNKNOWN, true, false",
    "tone:440, UNKNOWN, false, true",
    "file:x.wav, UNKNOWN, false, true",
    "silence, UNKNOWN, false, false",
    "none, UNKNOWN, false, false",
    "'', UNKNOWN, false, false",
  })
  void onlyWhatIsAtOnePersonsHead(String spec, DeviceForm form, boolean chosen, boolean personal) {
    AudioDevice device = new AudioDevice(spec, "X", form);
    DevicePreference wishes = chosen ? DevicePreference.NONE.prefer(device) : DevicePreference.NONE;
    assertThat(Personal.isPersonal(spec, device, wishes)).isEqualTo(personal);
  }

  @Test
  void whatTheDefaultTurnedOutToBeCounts() {
    AudioDevice jabra = new AudioDevice("device:usb", "Jabra", DeviceForm.HEADSET);
    assertThat(Personal.current("default", "device:usb", "Jabra", List.of(jabra))).isEqualTo(jabra);
    assertThat(Personal.current("default", "", "Speakers", List.of()).form())
        .isEqualTo(DeviceForm.LOUDSPEAKER);
  }
}
