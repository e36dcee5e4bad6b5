package dev.earshot.audio.sip.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
  @ParameterizedTest(name = "{0} has {1}: {2}")
  @CsvSource({
    "10.0.0.0/8,       10.255.1.2,       true",
    "10.0.0.0/8,       11.0.0.1,         false",
    "10.1.2.3/8,       10.9.9.9,         true",
    "192.0.2.128/25,   192.0.2.127,      false",
    "192.0.2.128/25,   192.0.2.128,      true",
    "192.0.2.7,        192.0.2.7,        true",
    "192.0.2.7,        192.0.2.6,        false",
    "0.0.0.0/0,        8.8.8.8,          true",
    "0.0.0.0/0,        2001:db8::1,      false",
    "2001:db8::/33,    2001:db8:7fff::1, true",
    "2001:db8::/33,    2001:db8:8000::1, false",
    "::1,              ::1,              true",
    "::/0,             10.0.0.1,         false",
    "127.0.0.0/8,      ::ffff:127.0.0.1, true",
  })
  void aRangeHasTheAddressesThatShareItsBits(String range, String address, boolean has) {
    assertThat(AddressRange.parse(range)).isInstanceOf(Parsed.Ok.class);
    AddressRange parsed = ((Parsed.Ok<AddressRange>) AddressRange.parse(range)).value();
    assertThat(parsed.contains(InetAddress.ofLiteral(address))).isEqualTo(has);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.org/8 | not an address: 'example.org'",
        "'' | not an address: ''",
        "10.0.0/8x | not a prefix length: '8x' in '10.0.0/8x'",
        "10.0.0.0/33 | not a prefix length: '33' in '10.0.0.0/33'",
        "10.0.0.0/-1 | not a prefix length: '-1' in '10.0.0.0/-1'",
        "10.0.0.0/ | not a prefix length: '' in '10.0.0.0/'",
        "::1/129 | not a prefix length: '129' in '::1/129'",
      })
  void whatIsNoneIsNamed(String text, String reason) {
    assertThat(AddressRange.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
