package dev.earshot.app.ui.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.DockView.Quality;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.Clicks;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.MosLook;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SoftphoneViewModelTest {
  @Test
  void showsLastAndMedianClick() {
    assertThat(SoftphoneViewModel.of(Script.listening()).clicks()).contains(new Clicks(31, 31, 3));
  }

  @Test
  void whatIsNotMeasuredIsNotShown() {
    SoftphoneViewModel model = SoftphoneViewModel.of(Script.nothingSelected());
    assertThat(model.clicks()).isEmpty();
    assertThat(model.leaked()).isEmpty();
    assertThat(model.mos()).isEqualTo("?");
    assertThat(model.mosLook()).isEqualTo(MosLook.UNKNOWN);
    assertThat(model.quality()).isEqualTo("No call");
  }

  @Test
  void qualityIsOneLine() {
    SoftphoneViewModel model = SoftphoneViewModel.of(Script.listening());
    assertThat(model.quality()).isEqualTo("RTT 28 ms · loss 0.1 % · jitter 3 ms");
    assertThat(model.mosLook()).isEqualTo(MosLook.GOOD);
  }

  @Test
  void everyNumberOfTheCallIsThere() {
    assertThat(SoftphoneViewModel.of(Script.listening()).details())
        .extracting(detail -> detail.name() + " " + detail.value())
        .containsExactly(
            "audio both ways",
            "MOS 4.3",
            "loss 0.1 %",
            "concealed 0.4 %",
            "jitter 3 ms",
            "buffer 40 ms",
            "round trip 28 ms",
            "mouth to ear about 122 ms",
            "click to ear 31 ms, median 31 of 3",
            "codec L16",
            "encryption SDES AES_CM_128");
  }

  @Test
  void whatIsNotKnownIsAQuestionMarkAndNotBlank() {
    assertThat(SoftphoneViewModel.of(Script.nothingSelected()).details())
        .extracting(SoftphoneViewModel.Detail::value)
        .containsOnly("?");
  }

  @Test
  void audioThatGoesOneWayIsBadAndInWords() {
    Quality oneWay = new Quality("PCMU", "", 2.1, 9, 9, 80, 500, 60, 358, "nobody hears you");
    assertThat(QualityDetails.of(oneWay, Optional.empty()))
        .filteredOn(SoftphoneViewModel.Detail::bad)
        .extracting(SoftphoneViewModel.Detail::name)
        .containsExactly(
            "audio", "MOS", "loss", "concealed", "jitter", "round trip", "mouth to ear");
  }
}
