package dev.earshot.app.cli;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile with which the console supervises a simulated Genesys as Paul Smith, with the telephone
 * 5005. The password stands in a file of its own beside it, because profiles hold no secrets.
 */
record GenesysProfileFile(InetSocketAddress http, InetSocketAddress sip, Secret password) {
  /**
   * Writes both; files that are there already are replaced.
   *
   * @throws IOException if one cannot be written; the message names it
   */
  void write(Path file) throws IOException {
    Path secret = file.resolveSibling(file.getFileName() + ".password");
    JsonMapper mapper = JsonMapper.builder().build();
    String text =
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(profile(secret)) + "\n";
    written(secret, password.reveal() + "\n");
    written(file, text);
  }

  private static void written(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private ObjectNode profile(Path secret) {
    String password = "file:" + secret.getFileName();
    ObjectNode profile =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "genesys")
            .put("name", "Simulated Genesys")
            .put("operator", "Paul Smith");
    profile
        .putObject("genesys")
        .put("baseUrl", "http://" + host(http.getAddress()) + ":" + http.getPort())
        .put("user", "paul.smith")
        .put("password", password)
        .put("device", "5005")
        .putArray("channels")
        .add("voice")
        .add("chat");
    profile
        .putObject("sip")
        .put("domain", host(sip.getAddress()))
        .put("registrar", host(sip.getAddress()) + ":" + sip.getPort())
        .put("user", "5005")
        .put("password", password);
    profile.putObject("devices").put("microphone", "default").put("speaker", "default");
    return profile;
  }

  private static String host(InetAddress address) {
    InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String text = reached.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}
