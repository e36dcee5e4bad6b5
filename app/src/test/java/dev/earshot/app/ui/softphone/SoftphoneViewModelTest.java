package dev.earshot.app.ui.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.Clicks;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.MosLook;
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
}
