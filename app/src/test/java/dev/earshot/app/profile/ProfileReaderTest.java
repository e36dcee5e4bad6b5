package dev.earshot.app.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileReaderTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String ACCOUNT =
      "'baseUrl':'https://j.example/api','accountSid':'9351f46a-678c-43f5-b8a6-d4eb58d131af',"
          + "'token':'env:T'";
  private static final String SIP = "'domain':'acme.example','user':'mara','password':'env:P'";

  private static final Keychain NO_KEYCHAIN =
      new Keychain(List.of("no-such-program"), "", Duration.ofSeconds(5));

  @TempDir private Path folder;

  private Profile read(String json) throws IOException, ProfileException {
    Path file = folder.resolve("p.json");
    Files.writeString(file, json.replace('\'', '"'));
    return ProfileReader.read(file);
  }

  private List<String> mistakes(String json) throws IOException {
    try {
      read(json);
      return List.of();
    } catch (ProfileException e) {
      return e.mistakes();
    }
  }

  private static String jambonz(String account, String sip, String more) {
    return "{'kind':'jambonz','jambonz':{" + account + "},'sip':{" + sip + "}" + more + "}";
  }

  @Test
  void genesysIsReadWithItsUsualPathAndChannel() throws Exception {
    GenesysTarget target =
        (GenesysTarget)
            read("{'kind':'genesys','genesys':{'baseUrl':'https://gws:8090','user':'u',"
                    + "'password':'env:P'},'sip':{'domain':'s','user':'5005',"
                    + "'password':'env:S'}}")
                .target();
    assertThat(target.account().notifications()).isEqualTo("/notifications");
    assertThat(target.account().channels()).containsExactly("voice");
    assertThat(target.account().device()).isEmpty();
    assertThat(target.sip().user()).isEqualTo("5005");
  }

  @Test
  void theShortestLocalProfileIsItsKind() throws Exception {
    Profile profile = read("{'kind':'local'}");
    assertThat(profile.name()).isEqualTo("local");
    assertThat(profile.devices()).isEqualTo(new Profile.Devices("default", "default"));
    assertThat(((LocalTarget) profile.target()).rooms()).isEmpty();
  }

  @Test
  void callsAreTakenByRuleOrWhereSomebodyLooks() throws Exception {
    Profile rules =
        read(
            "{'kind':'local','calls':{'autoAnswer':[{'caller':'sip:*@x'},"
                + "{'header':'Alert-Info','value':'Auto Answer'}]}}");
    assertThat(rules.calls().policy(false).autoAnswer())
        .containsExactly(
            AutoAnswer.of("sip:*@x"),
            new AutoAnswer(
                Optional.empty(), Optional.of(new SipHeader("Alert-Info", "Auto Answer"))));
    Profile rings = read("{'kind':'local','calls':{'ring':true}}");
    assertThat(rings.calls().policy(true).ringing()).isTrue();
    assertThat(rings.calls().policy(false).ringing()).isFalse();
    assertThat(read("{'kind':'local'}").calls().policy(true).ringing()).isFalse();
  }

  @Test
  void theShortestJambonzProfileHasTheMeasuredTimes() throws Exception {
    JambonzTarget target = (JambonzTarget) read(jambonz(ACCOUNT, SIP, "")).target();
    assertThat(target.timing().spacing()).isEqualTo(Duration.ofMillis(300));
    assertThat(target.sip().servers().registrar().getHostString()).isEqualTo("acme.example");
    assertThat(target.sip().servers().registrar().getPort()).isEqualTo(5060);
    assertThat(target.sip().servers().registrar().isUnresolved()).isTrue();
    assertThat(target.sip().media().codecs()).containsExactly("PCMU", "PCMA");
    assertThat(target.account().token()).hasToString("env:T");
    assertThat(target.roles().agents()).containsExactly("agent");
  }

  @Test
  void anInspectorNeedsAPasswordAndNoMore() throws Exception {
    String given = ACCOUNT + ",'inspector':{'password':'env:E'}";
    JambonzTarget target = (JambonzTarget) read(jambonz(given, SIP, "")).target();
    JambonzTarget.Inspector inspector = target.account().inspector().orElseThrow();
    assertThat(inspector.server().getHostString()).isEqualTo("127.0.0.1");
    assertThat(inspector.server().getPort()).isEqualTo(8021);
    assertThat(inspector.password()).hasToString("env:E");
    assertThat(mistakes(jambonz(ACCOUNT + ",'inspector':{'host':'a b','port':0}", SIP, "")))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | is no profile: must be one JSON object",
        "{ | line 1 column 2: is not JSON: Unexpected end-of-input: expected close marker for"
            + " Object (start marker at [Source: REDACTED"
            + " (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])",
        "{'kind':'local','kind':'local'} | line 1 column 23: is not JSON:"
            + " Duplicate Object property \"kind\"",
        "{} | /kind is missing",
        "{'kind':'skype'} | /kind must be one of focus, genesys, jambonz, local, signalwire, not"
            + " 'skype'",
        "{'kind':7} | /kind must be a text",
        "{'kind':'local','devicez':{}} | /devicez is not known here; there are $schema, kind, name,"
            + " operator, local, devices",
        "{'kind':'local','local':[]} | /local must be an object",
        "{'kind':'local','calls':{'autoAnswer':[{}]}} | /calls/autoAnswer/0/caller or header must"
            + " be given",
        "{'kind':'local','calls':{'autoAnswer':[{'caller':'bob'}]}} |"
            + " /calls/autoAnswer/0/caller must be as sip:dispatch@host",
        "{'kind':'local','calls':{'test':'echo'}} | /calls/test must be as sip:echo@host",
        "{'kind':'local','calls':{'ring':1}} | /calls/ring must be true or false",
        "{'kind':'local','devices':{'voice':{'echo':1}}} | /devices/voice/echo must be true or"
            + " false",
        "{'kind':'local','devices':{'voice':{'noise':'max'}}} | /devices/voice/noise must be one of"
            + " off, low, moderate, high, very-high, not: 'max'",
        "{'kind':'local','devices':{'voice':{'sideTone':-3}}} | /devices/voice/sideTone must be 0"
            + " (off) or from -60 to -6",
        "{'kind':'local','devices':{'voice':{'sideTone':1}}} | /devices/voice/sideTone must be a"
            + " whole number from -60 to 0",
        "{'kind':'local','devices':{'voice':{'agc':true}}} | /devices/voice/agc is not known here;"
            + " there are sideTone, echo, noise, gain, highPass",
        "{'kind':'local','local':{'listen':'5070'}} | /local/listen must be HOST:PORT: '5070'",
        "{'kind':'local','local':{'listen':'no.such.invalid:1'}} |"
            + " /local/listen host 'no.such.invalid' is unknown",
        "{'kind':'local','local':{'rooms':[{'name':'a b'}]}} | /local/rooms/0/name must be"
            + " 1 to 64 letters, digits, '.', '-' or '_' and not: 'a b'",
        "{'kind':'local','local':{'rooms':[{'name':'a','members':[{'name':'x','tone':51}]}]}} |"
            + " /local/rooms/0/members/0/tone must be a multiple of 50",
        "{'kind':'local','local':{'rooms':[{'name':'a','members':[{'name':'x','tag':'a b'}]}]}} |"
            + " /local/rooms/0/members/0/tag must be a tag: 1 to 32 letters, digits, - or _, not:"
            + " 'a b'",
      })
  void aMistakeIsNamedWithItsPlace(String json, String mistake) throws IOException {
    assertThat(mistakes(json).getFirst()).startsWith(mistake.split(" \\(start", 2)[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'baseUrl':'ftp://x' | /jambonz/baseUrl must be an absolute",
        "'baseUrl':'https://user:pw@x' | /jambonz/baseUrl must be an absolute",
        "'accountSid':'17' | /jambonz/accountSid must be a UUID: '17'",
        "'edition':'11' | /jambonz/edition must be one of 0.9, 10, auto, not: '11'",
      })
  void aWrongAccountIsNamedWithItsPlace(String field, String mistake) throws IOException {
    String name = field.substring(0, field.indexOf(':'));
    String account = ACCOUNT.replaceAll(name + ":'[^']*'", field);
    String changed = account.equals(ACCOUNT) ? ACCOUNT + "," + field : account;
    assertThat(mistakes(jambonz(changed, SIP, ""))).singleElement().asString().startsWith(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'srtp':'always' | /sip/srtp must be one of off, optional, required, not: 'always'",
        "'standby':['a b'] | /sip/standby must be a list of HOST or HOST:PORT: \"a b\"",
        "'standby':'a' | /sip/standby must be a list",
        "'pins':['sha1/x'] | /sip/pins/0 must be sha256/ and 44 signs of Base64",
        "'ice':'yes' | /sip/ice must be true or false",
        "'authUser':'a@b' | /sip/authUser must be a SIP user name, without @: 'a@b'",
      })
  void aWrongTelephoneIsNamedWithItsPlace(String field, String mistake) throws IOException {
    assertThat(mistakes(jambonz(ACCOUNT, SIP + "," + field, ""))).containsExactly(mistake);
  }

  @Test
  void aSecretInTheFileIsRefusedAndNotRepeated() throws IOException {
    List<String> found = mistakes(jambonz(ACCOUNT.replace("env:T", "hunter2"), SIP, ""));
    assertThat(found)
        .containsExactly(
            "/jambonz/token must refer to a secret (env:NAME, file:PATH or keychain:NAME),"
                + " not hold it");
  }

  @Test
  void theLeakGuardIsOffUnlessAskedFor() throws Exception {
    assertThat(read("{'kind':'local'}").leakGuard()).isFalse();
    assertThat(read("{'kind':'local','leakGuard':true}").leakGuard()).isTrue();
    assertThat(mistakes("{'kind':'local','leakGuard':'yes'}"))
        .containsExactly("/leakGuard must be true or false");
  }

  @Test
  void allMistakesAreFoundAtOnce() throws IOException {
    assertThat(mistakes("{'kind':'jambonz','jambonz':{},'timing':{'spacingMillis':5}}"))
        .containsExactly(
            "/jambonz/baseUrl is missing",
            "/jambonz/accountSid is missing",
            "/jambonz/token is missing",
            "/sip is missing",
            "/timing/spacingMillis must be a whole number from 100 to 5000");
  }

  @Test
  void anEndpointForOthersNeedsCredentials() throws IOException {
    String endpoint = ",'endpoint':{'listen':'0.0.0.0:8443','publicUrl':'https://c.example'}";
    assertThat(mistakes(jambonz(ACCOUNT, SIP, endpoint)))
        .containsExactly("/endpoint/basic is missing: others can reach 0.0.0.0:8443");
  }

  @Test
  void aRelayAndAnEndpointOfOurOwnExcludeEachOther() throws IOException {
    String both =
        ",'endpoint':{'listen':'127.0.0.1:0','publicUrl':'http://c.example'},"
            + "'relay':{'url':'https://r.example','token':'env:R'}";
    assertThat(mistakes(jambonz(ACCOUNT, SIP, both)))
        .containsExactly("/relay and /endpoint exclude each other: the relay is the endpoint");
  }

  @Test
  void throughARelayNoKeyOfJambonzIsNeeded() throws Exception {
    String account = ACCOUNT.replace(",'token':'env:T'", "");
    String relay = ",'relay':{'url':'https://r.example','token':'env:R'}";
    assertThat(mistakes(jambonz(account, SIP, ""))).containsExactly("/jambonz/token is missing");
    JambonzTarget target = (JambonzTarget) read(jambonz(account, SIP, relay)).target();
    assertThat(target.account().token()).hasToString("env:R");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nope.json");
    assertThatThrownBy(() -> ProfileReader.read(file)).hasMessage(file + ": no such file");
  }

  @Test
  void secretsAreFetchedFromWhereTheyAre() throws Exception {
    Profile profile = read("{'kind':'local'}");
    Files.writeString(folder.resolve("pw"), "from file\n");
    Secrets secrets =
        new Secrets(name -> Optional.ofNullable(Map.of("T", " t ").get(name)), NO_KEYCHAIN);
    assertThat(secrets.fetch(SecretRef.parse("env:T").orElseThrow(), profile))
        .isEqualTo(new Secret("t"))
        .hasToString("****");
    assertThat(secrets.fetch(SecretRef.parse("file:pw").orElseThrow(), profile).reveal())
        .isEqualTo("from file");
    assertThatThrownBy(() -> secrets.fetch(SecretRef.parse("env:U").orElseThrow(), profile))
        .hasMessage("secret env:U: the environment variable is not set");
    assertThatThrownBy(() -> secrets.fetch(SecretRef.parse("file:no").orElseThrow(), profile))
        .hasMessageStartingWith("secret file:no: no such file");
    assertThatThrownBy(() -> secrets.fetch(SecretRef.parse("keychain:a").orElseThrow(), profile))
        .hasMessage(
            "secret keychain:a: the program no-such-program, which reads the keychain, is not"
                + " there");
  }

  @Test
  void theCheckNamesWhatIsNotThere() throws Exception {
    Profile profile =
        read(
            jambonz(
                ACCOUNT + ",'inspector':{'password':'env:E'}",
                SIP,
                ",'endpoint':{'listen':'127.0.0.1:0','publicUrl':'http://c.example',"
                    + "'tls':{'certificate':'c.pem','key':'k.pem'}}"));
    Secrets secrets =
        new Secrets(name -> name.equals("T") ? Optional.of("x") : Optional.empty(), NO_KEYCHAIN);
    assertThat(ProfileCheck.missing(profile, secrets))
        .containsExactly(
            "secret env:P: the environment variable is not set",
            "secret env:E: the environment variable is not set",
            folder.resolve("c.pem") + ": no such file, or not readable",
            folder.resolve("k.pem") + ": no such file, or not readable");
  }

  @Test
  void theSchemaNamesExactlyWhatIsRead() throws Exception {
    JsonNode schema =
        new JsonMapper().readTree(Files.readString(DOCS.resolve("profile.schema.json")));
    Set<String> read = new TreeSet<>();
    for (String example : List.of("jambonz", "focus", "local", "signalwire", "genesys")) {
      Path file = DOCS.resolve("profiles").resolve(example + ".json");
      Mistakes mistakes = new Mistakes();
      ProfileReader.read(file, new JsonMapper().readTree(Files.readString(file)), mistakes);
      assertThat(mistakes.found()).as(file.toString()).isEmpty();
      read.addAll(mistakes.asked());
    }
    Set<String> stated = new TreeSet<>(paths(schema.get("properties"), ""));
    // The example with an endpoint has no relay: the two exclude each other.
    stated.removeIf(path -> path.startsWith("/relay/"));
    // Few may use an event socket: the example to copy has none.
    stated.removeIf(path -> path.startsWith("/jambonz/inspector/"));
    assertThat(read).containsExactlyInAnyOrderElementsOf(stated);
  }

  private static List<String> paths(JsonNode properties, String above) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : properties.properties()) {
      String path = above + "/" + field.getKey();
      all.add(path);
      JsonNode type = field.getValue();
      if (type.has("items") && type.get("items").has("properties")) {
        all.addAll(paths(type.get("items").get("properties"), path + "/*"));
      } else if (type.has("properties")) {
        all.addAll(paths(type.get("properties"), path));
      }
    }
    return all;
  }
}
