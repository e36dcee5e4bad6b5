package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a profile by which a console supervises a simulator, and its secrets beside it, readable
 * by their owner alone. Docs: docs/simulators.md.
 *
 * @param console where the console is to serve documents and take callbacks
 */
record ReadyProfile(LamlConfig config, InetSocketAddress console) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /**
   * @param rest base URL of the simulator's host
   * @param sip where it takes telephones
   * @throws IOException if a file cannot be written; the message names it
   */
  void write(Path file, String rest, InetSocketAddress sip) throws IOException {
    String name = String.valueOf(file.getFileName());
    secret(file.resolveSibling(name + ".token"), config.token());
    secret(file.resolveSibling(name + ".key"), config.signingKey());
    // Whoever may reach the simulator may register.
    secret(file.resolveSibling(name + ".sip"), new Secret("unused"));
    String text =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(profile(name, rest, sip));
    Files.writeString(file, text + "\n");
  }

  private ObjectNode profile(String name, String rest, InetSocketAddress sip) {
    String dialect = config.dialect().toString().toLowerCase(Locale.ROOT);
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "signalwire")
            .put("name", "Simulated " + dialect)
            .put("operator", "Supervisor");
    ObjectNode system = root.putObject("signalwire");
    system
        .put("dialect", dialect)
        .put("baseUrl", rest)
        .put("accountSid", config.account())
        .put("token", "file:" + name + ".token")
        .put("entry", "dial")
        .put("dial", "sip:earshot@" + LamlSimulator.text(sip));
    ObjectNode roles = system.putObject("roles");
    roles.putArray("agents").add("sip:" + CallFlow.AGENT + "*");
    roles.putArray("customers").add("+*");
    // Nobody lies here about who calls.
    roles.put("trustCallerId", true);
    String here = LamlSimulator.text(console);
    system
        .putObject("endpoint")
        .put("listen", here)
        .put("publicUrl", "http://" + here)
        .put("signingKey", "file:" + name + ".key");
    telephone(root.putObject("sip"), name, sip);
    return root;
  }

  private void telephone(ObjectNode node, String name, InetSocketAddress sip) {
    String host = sip.getAddress().getHostAddress();
    node.put("domain", host)
        .put("registrar", LamlSimulator.text(sip))
        .put("transport", "udp")
        .put("user", config.supervisor())
        .put("password", "file:" + name + ".sip")
        .put("srtp", "optional");
    if (sip.getAddress().isLoopbackAddress()) {
      node.put("localAddress", host);
    }
  }

  private static void secret(Path file, Secret secret) throws IOException {
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, secret.reveal().getBytes(UTF_8));
  }
}
