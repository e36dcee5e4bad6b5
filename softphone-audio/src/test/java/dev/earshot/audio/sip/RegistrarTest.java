package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registrar makes of messages (RFC 3261 10.3), in virtual time. */
class RegistrarTest {
  private final AtomicLong now = new AtomicLong();
  private final Registrar registrar = new Registrar(now::get);

  private static SipRequest register(String to, int cseq, String contact, String expires) {
    Headers headers =
        Headers.NONE
            .with("Via", "SIP/2.0/UDP 10.7.7.7:5060;branch=z9hG4bK1")
            .with("From", "<" + to + ">;tag=1")
            .with("To", "<" + to + ">")
            .with("Call-ID", "one")
            .with("CSeq", cseq + " REGISTER");
    Headers where = contact.isEmpty() ? headers : headers.with("Contact", contact);
    return new SipRequest(
        "REGISTER",
        "sip:example.org",
        expires.isEmpty() ? where : where.with("Expires", expires),
        "");
  }

  private SipResponse mara(int cseq, String contact, String expires) {
    return registrar.registered(register("sip:mara@example.org", cseq, contact, expires));
  }

  @ParameterizedTest
  @CsvSource({
    "<sip:mara@10.7.7.7:5060>;expires=90, '', 90",
    "<sip:mara@10.7.7.7:5060>, 120, 120",
    "<sip:mara@10.7.7.7:5060>;expires=90, 120, 90",
    "<sip:mara@10.7.7.7:5060>, '', 3600",
    "<sip:mara@10.7.7.7:5060>, 99999, 3600",
    "<sip:mara@10.7.7.7:5060>, -5, 3600",
  })
  void isToldForHowLong(String contact, String expires, int granted) {
    SipResponse ok = mara(1, contact, expires);
    assertThat(ok.status()).isEqualTo(200);
    assertThat(ok.headers().first("Contact"))
        .hasValue("<sip:mara@10.7.7.7:5060>;expires=" + granted);
    assertThat(registrar.contact("mara")).hasValue("sip:mara@10.7.7.7:5060");
    now.addAndGet(TimeUnit.SECONDS.toNanos(granted));
    assertThat(registrar.contact("mara")).isEmpty();
  }

  @Test
  void theNewestRegistrationCounts() {
    mara(1, "<sip:mara@10.7.7.7:5060>", "60");
    mara(2, "<sip:mara@10.7.7.8:5062;transport=tcp>", "60");
    assertThat(registrar.contact("mara")).hasValue("sip:mara@10.7.7.8:5062;transport=tcp");
    assertThat(mara(1, "<sip:mara@10.7.7.7:5060>", "60").status()).isEqualTo(500);
    assertThat(registrar.contact("mara")).hasValue("sip:mara@10.7.7.8:5062;transport=tcp");
  }

  @ParameterizedTest
  @CsvSource({"<sip:mara@10.7.7.7:5060>, 0", "<sip:mara@10.7.7.7:5060>;expires=0, 60", "*, 0"})
  void isForgottenWhenAsked(String contact, String expires) {
    mara(1, "<sip:mara@10.7.7.7:5060>", "60");
    SipResponse ok = mara(2, contact, expires);
    assertThat(ok.status()).isEqualTo(200);
    assertThat(ok.headers().first("Contact")).isEmpty();
    assertThat(registrar.contact("mara")).isEmpty();
  }

  @Test
  void withoutAContactItOnlySaysWhatItHas() {
    assertThat(mara(1, "", "").headers().first("Contact")).isEmpty();
    mara(2, "<sip:mara@10.7.7.7:5060>", "60");
    assertThat(mara(3, "", "").headers().first("Contact"))
        .hasValue("<sip:mara@10.7.7.7:5060>;expires=60");
  }

  @Test
  void badInputIsRefused() {
    assertThat(mara(1, "nonsense <", "60").status()).isEqualTo(400);
    assertThat(mara(1, "<tel:123>", "60").status()).isEqualTo(400);
    SipRequest nobody = register("sip:example.org", 1, "<sip:x@10.7.7.7>", "60");
    assertThat(registrar.registered(nobody).status()).isEqualTo(404);
    assertThat(registrar.contact("mara")).isEmpty();
  }
}
