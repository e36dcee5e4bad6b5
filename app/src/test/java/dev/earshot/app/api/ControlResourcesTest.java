package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API adds to jambonz: conferences, sounds, recordings, counters. */
class ControlResourcesTest {
  private static final String BASE = "/v1/Accounts/" + ApiConfig.DEFAULT_ACCOUNT;

  @TempDir Path sounds;

  private final FakeFocus focus = new FakeFocus();
  private FocusApi api;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    ApiConfig config =
        new ApiConfig(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ApiConfig.DEFAULT_ACCOUNT,
            Optional.of(new Secret(ApiClient.TOKEN)),
            Optional.of(sounds));
    api = FocusApi.start(config, focus, InstantSource.fixed(FakeFocus.STARTED));
    client = new ApiClient(api.address(), ApiConfig.DEFAULT_ACCOUNT);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private ApiClient.Answer send(String method, String path, String body) {
    return client.send(method, BASE + path, "Bearer " + ApiClient.TOKEN, "application/json", body);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"action\":\"lock\"} | desk[Lock[]]",
        "{\"action\":\"unlock\"} | desk[Unlock[]]",
        "{\"action\":\"muteAll\"} | desk[MuteAll[except=[]]]",
        "{\"action\":\"muteAll\",\"except\":[\"agent\"]} | desk[MuteAll[except=[agent]]]",
        "{\"action\":\"end\"} | desk[End[]]",
      })
  void aConferenceTakesActions(String action, String acted) {
    ApiClient.Answer answer =
        send("PUT", "/Conferences/desk", "{\"conferenceAction\":" + action + "}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(focus.acted).containsExactly(acted);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "PUT | /Conferences/desk | {} | conferenceAction invalid action property undefined",
        "PUT | /Conferences/desk | {\"conferenceAction\":{\"action\":\"sing\"}} |"
            + " conferenceAction invalid action property sing",
        "PUT | /Conferences/desk | {\"conferenceAction\":{\"action\":\"muteAll\",\"except\":\"x\"}}"
            + " | conferenceAction invalid except property: must be an array of tags",
        "PUT | /Conferences/desk |"
            + " {\"conferenceAction\":{\"action\":\"muteAll\",\"except\":[\"_x\"]}} |"
            + " conferenceAction invalid except property: must not begin with _",
        "POST | /Conferences/desk/Announcements | {} |"
            + " announcement requires sound property, a name of GET …/Sounds",
        "POST | /Conferences/desk/Announcements | {\"sound\":\"sing\"} |"
            + " announcement invalid sound property: there is no such",
        "POST | /Conferences/desk/Announcements | {\"sound\":\"join\",\"tag\":\"_x\"} |"
            + " announcement invalid tag property: must not begin with _",
        "POST | /Conferences/desk/Announcements | {\"sound\":\"join\",\"call_sid\":\"7\"} |"
            + " announcement invalid call_sid property: must be a UUID",
        "POST | /Conferences/desk/Announcements | {\"sound\":\"join\",\"to\":\"some\"} |"
            + " announcement invalid to property: must be all",
        "POST | /Conferences/desk/Announcements | {\"sound\":\"join\",\"to\":\"all\",\"tag\":\"a\"}"
            + " | announcement takes only one of to, tag and call_sid",
        "POST | /Conferences/desk/Recordings | {\"format\":\"mp3\"} |"
            + " recording invalid format property: must be one of wav, opus",
        "POST | /Conferences/desk/Recordings | {\"consentTone\":1} |"
            + " recording invalid consentTone property: must be true or false",
        "POST | /Conferences/desk/Recordings | {\"call_sid\":7} |"
            + " recording invalid call_sid property: must be a UUID",
        "PUT | /Recordings/5c0ffee0-0000-4000-8000-000000000001 |"
            + " {\"recordingAction\":{\"action\":\"burn\"}} |"
            + " recordingAction invalid action property burn",
      })
  void aMistakeIsNamedAndNothingIsDone(String method, String path, String body, String message) {
    ApiClient.Answer answer = send(method, path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"msg\":\"" + message + "\"}");
    assertThat(focus.acted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.wav",
        "/etc/passwd",
        "..",
        ".hidden.wav",
        "link.wav",
        "note.txt",
        "a/b.wav"
      })
  void onlyFilesOfTheFolderCanBePlayed(String name) throws IOException {
    Files.writeString(sounds.resolve(".hidden.wav"), "x");
    Files.writeString(sounds.resolve("note.txt"), "x");
    Files.createSymbolicLink(sounds.resolve("link.wav"), sounds.resolve("note.txt"));
    ApiClient.Answer answer =
        send("POST", "/Conferences/desk/Announcements", "{\"sound\":\"" + name + "\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("there is no such");
    assertThat(send("GET", "/Sounds", "").body()).isEqualTo("[\"consent\",\"join\",\"leave\"]");
  }

  @Test
  void aFileThatIsNoSoundIsRefusedWithoutItsPath() throws IOException {
    Files.writeString(sounds.resolve("noise.wav"), "x");
    ApiClient.Answer answer =
        send("POST", "/Conferences/desk/Announcements", "{\"sound\":\"noise.wav\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("cannot be played").doesNotContain(sounds.toString());
  }

  @Test
  void anAnnouncementWaitsUntilItIsInForce() {
    ApiClient.Answer answer =
        send("POST", "/Conferences/desk/Announcements", "{\"sound\":\"join\",\"tag\":\"agent\"}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"sid":"5c0ffee0-0000-4000-8000-000000000001","conference":"desk","sound":"join",\
            "state":"playing","tag":"agent"}\
            """);
    assertThat(focus.acted).containsExactly("announce join to Tagged[tag=agent]", "desk[]");
  }

  @Test
  void aRecordingTellsItsFileByNameOnly() {
    ApiClient.Answer answer = send("POST", "/Conferences/desk/Recordings", "");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("\"file\":\"desk.wav\"").doesNotContain("/var");
  }

  @Test
  void countersAreTold() {
    assertThat(client.get("/Stats").body())
        .contains(
            "\"mixer\":{\"ticks\":0,\"lateTicks\":0,\"lateBursts\":0,\"longestLateRun\":0",
            "\"rejected\":{\"too large\":2}")
        .contains("\"media\":{\"legs\":2,\"legsOver\":5,\"packetsSent\":10,\"packetsReceived\":9")
        .contains("\"jvm\":{\"heapUsed\":");
  }

  @ParameterizedTest
  @CsvSource({
    "sip:desk@10.0.0.7, 202, Accepted",
    "sip:busy@10.0.0.7, 409, 603 Decline",
    "sip:direct@10.0.0.7, 422, incompatible",
    "tel:112, 400, must be a SIP URI",
    "'sip:a@b>;method=BYE', 400, must be a SIP URI",
    "'', 400, requires referTo property",
  })
  void aTransferIsAnsweredWhenTheTelephoneHas(String target, int status, String body) {
    ApiClient.Answer answer =
        client.action(FakeFocus.AGENT, "{\"action\":\"transfer\",\"referTo\":\"" + target + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(body);
    assertThat(focus.acted).hasSize(status == 400 ? 0 : 1);
  }

  @Test
  void aParticipantWithATelephoneTellsWhatHisLegIsLike() {
    focus.hasTelephones();
    assertThat(client.get("/Conferences/desk/Participants/" + FakeFocus.AGENT).body())
        .contains("\"quality\":{\"codec\":\"\"", "\"malformed\":6,\"foreign\":7,\"unexpected\":8");
  }

  @Test
  void deletingACallSilencesFirst() {
    assertThat(send("DELETE", "/Calls/" + FakeFocus.AGENT, "").status()).isEqualTo(204);
    assertThat(focus.acted).containsExactly("[Hold[]]", "remove");
  }
}
