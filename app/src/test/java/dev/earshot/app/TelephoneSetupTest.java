package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.phone.NatTraversal;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile says of its telephone, and what the telephone is started with. */
class TelephoneSetupTest {
  private static final String SHORTEST = "'domain':'acme.example','user':'mara','password':'env:P'";
  private static final String PIN = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  private final InetAddress local = InetAddress.getLoopbackAddress();

  @TempDir private Path folder;

  private TelephoneSetup setup(String sip) throws Exception {
    Path file = folder.resolve("p.json");
    String account =
        "'baseUrl':'https://j.example/api','accountSid':'9351f46a-678c-43f5-b8a6-d4eb58d131af',"
            + "'token':'env:T'";
    String json = "{'kind':'jambonz','jambonz':{" + account + "},'sip':{" + sip + "}}";
    Files.writeString(file, json.replace('\'', '"'));
    Profile profile = ProfileReader.read(file);
    return new TelephoneSetup(profile, ((JambonzTarget) profile.target()).sip());
  }

  @Test
  void theShortestTelephoneRegistersAtItsDomainInTheClear() throws Exception {
    TelephoneSetup setup = setup(SHORTEST);
    SipAccount account = setup.account(new Secret("s"));
    UserAgentConfig signalling = setup.signalling(local);
    MediaConfig media = setup.media(local, 20, 10);

    assertThat(account.addressOfRecord()).isEqualTo("sip:mara@acme.example");
    assertThat(account.authUser()).isEqualTo("mara");
    assertThat(account.registrars()).containsExactly("sip:acme.example:5060;transport=udp");
    assertThat(account.outboundProxy()).isEmpty();
    assertThat(account.problem()).isEmpty();
    assertThat(signalling.tls()).isEmpty();
    assertThat(signalling.trace()).isEmpty();
    assertThat(signalling.bind().getAddress()).isEqualTo(local);
    assertThat(media.security()).isEqualTo(MediaSecurity.OFF);
    assertThat(media.traversal()).isEqualTo(NatTraversal.NONE);
  }

  @Test
  void everythingAProfileSaysReachesTheTelephone() throws Exception {
    TelephoneSetup setup =
        setup(
            SHORTEST
                + ",'authUser':'m17','registrar':'sip.example','standby':['b.example',"
                + "'[2001:db8::1]:5081'],'outboundProxy':'edge.example:5090','transport':'tls',"
                + "'codecs':['PCMA'],'trust':'ca.pem','pins':['"
                + PIN
                + "'],'srtp':'required','srtpKeying':'dtls','trace':'sip.log','stunServer':'127.0.0.1','ice':true");
    SipAccount account = setup.account(new Secret("s"));
    TlsConfig tls = setup.signalling(local).tls().orElseThrow();
    MediaConfig media = setup.media(local, 20, 10);

    InetSocketAddress stun = new InetSocketAddress("127.0.0.1", 3478);

    assertThat(account.authUser()).isEqualTo("m17");
    assertThat(account.password()).isEqualTo(new Secret("s"));
    assertThat(account.registrars())
        .containsExactly(
            "sip:sip.example:5061;transport=tls",
            "sip:b.example:5061;transport=tls",
            "sip:[2001:db8::1]:5081;transport=tls");
    assertThat(account.outboundProxy()).contains("sip:edge.example:5090;transport=tls");
    assertThat(account.problem()).isEmpty();
    assertThat(tls.trust()).contains(folder.resolve("ca.pem"));
    assertThat(tls.pins()).containsExactly(PIN);
    assertThat(tls.namesChecked()).isTrue();
    assertThat(setup.signalling(local).trace()).contains(TraceConfig.to(folder.resolve("sip.log")));
    assertThat(media.security().policy()).isEqualTo(MediaSecurity.Policy.REQUIRED);
    assertThat(media.security().keyings()).containsExactly(MediaSecurity.Keying.DTLS);
    assertThat(media.codecs()).containsExactly("PCMA");
    assertThat(media.traversal().stunServer()).contains(stun);
    assertThat(media.traversal().ice()).isTrue();
    assertThat(setup.signalling(local).stunServer()).contains(stun);
  }
}
