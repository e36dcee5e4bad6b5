package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePreferenceTest {
  @ParameterizedTest(name = "wanted {0}, there {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Jabra        | Jabra Speaker       | Jabra
          Jabra        | Speaker             | -
          Jabra        | default Speaker     | -
          Jabra        | Speaker Plantronics | Plantronics
          Jabra EPOS   | Speaker EPOS        | EPOS
          Speaker      | Speaker EPOS        | Speaker
          Speaker      | EPOS                | EPOS
          Line         | default             | -
          -            | default Speaker     | -
          -            | Speaker EPOS        | EPOS
          default      | default Speaker     | default
          """)
  void nothingGoesToLoudspeakersThatNobodyChose(String wanted, String there, String chosen) {
    DevicePreference preference = new DevicePreference(devices(wanted));
    assertThat(preference.choose(devices(there)).map(AudioDevice::name).orElse(null))
        .isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({
    "default Speaker Jabra, Jabra",
    "default Speaker, default",
    "default Jabra, Jabra",
  })
  void atTheStartAHeadsetIsBest(String there, String chosen) {
    assertThat(DevicePreference.first(devices(there)).map(AudioDevice::name)).contains(chosen);
  }

  @Test
  void theLatestWishCountsMostAndNoneTwice() {
    DevicePreference preference =
        DevicePreference.NONE
            .prefer(device("Jabra"))
            .prefer(device("EPOS"))
            .prefer(device("Jabra"));
    assertThat(preference.wanted()).extracting(AudioDevice::name).containsExactly("Jabra", "EPOS");
  }

  @Test
  void aDeviceIsKnownByItsNameWhenAnotherPortGaveItAnotherId() {
    AudioDevice before = new AudioDevice("device:usb-1", "Line", DeviceForm.UNKNOWN);
    AudioDevice after = new AudioDevice("device:usb-2", "Line", DeviceForm.UNKNOWN);
    assertThat(DevicePreference.NONE.prefer(before).choose(List.of(after))).contains(after);
  }

  private static List<AudioDevice> devices(String names) {
    return names == null
        ? List.of()
        : Arrays.stream(names.split(" "))
            .map(DevicePreferenceTest::device)
            .collect(Collectors.toList());
  }

  private static AudioDevice device(String name) {
    return new AudioDevice(name.equals("default") ? "default" : "device:" + name, name);
  }
}
