package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 18.2.1, 18.2.2 and RFC 3581 4. The request comes from 10.0.0.7, port 4000. */
class ResponseRouteTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "UDP, 10.0.0.7:5070, '', 10.0.0.7:5070",
    "UDP, 10.0.0.7, '', 10.0.0.7:5060",
    "UDP, example.org:5070, ';received=10.0.0.7', 10.0.0.7:5070",
    "UDP, 10.0.0.7:5070;rport, ';rport=4000;received=10.0.0.7', 10.0.0.7:4000",
    "UDP, 192.168.1.1:5070;rport, ';rport=4000;received=10.0.0.7', 10.0.0.7:4000",
    "TCP, 10.0.0.7:5070, '', 10.0.0.7:5070",
    "TCP, 192.168.1.1:5070;rport, ';rport=4000;received=10.0.0.7', 10.0.0.7:5070",
  })
  void responsesGoBackWhereTheRequestCameFrom(
      Transport transport, String sentBy, String stamped, String destination) {
    String via = "SIP/2.0/UDP " + sentBy + ";branch=z9hG4bKx";
    SipRequest request =
        new SipRequest(
            "OPTIONS",
            "sip:a",
            Headers.NONE.with("X", "1").with("Via", via + ", SIP/2.0/UDP other").with("Y", "2"),
            "");
    InetSocketAddress source = new InetSocketAddress("10.0.0.7", 4000);
    SipRequest noted = ResponseRoute.stamp(request, source);
    for (String param : stamped.split(";")) {
      assertThat(";" + noted.via().params().toString().substring(1)).contains(param);
    }
    assertThat(noted.via().params().has("received")).isEqualTo(stamped.contains("received"));
    assertThat(noted.headers().elements("Via")).hasSize(2);
    Hop back = ResponseRoute.of(noted, new Hop(transport, source, 5));
    assertThat(back).hasToString(destination + " (" + transport.parameter() + ")");
    assertThat(back.flow()).isEqualTo(5);
  }
}
