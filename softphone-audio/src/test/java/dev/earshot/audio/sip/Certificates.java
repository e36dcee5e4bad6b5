package dev.earshot.audio.sip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates, made by the JDK's keytool when a test wants them. */
public final class Certificates {
  public static final String PASSWORD = "for-tests-only";

  private final Path directory;

  /**
   * @param directory where the files are put
   */
  public Certificates(Path directory) {
    this.directory = directory;
  }

  /**
   * A PKCS #12 file of that name.
   *
   * @param names as in {@code ip:127.0.0.1,dns:focus.test}
   * @param more further options of keytool
   */
  public Path pkcs12(String file, String names, String... more) throws Exception {
    Path store = directory.resolve(file + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + file));
    command.addAll(List.of("-ext", "san=" + names, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException(Files.readString(directory.resolve("keytool.txt")));
    }
    return store;
  }

  /** The same as PEM: certificate in one file, key in the other. */
  public TlsConfig.Identity pem(String file, String names, String... more) throws Exception {
    Path store = pkcs12(file, names, more);
    Path certificate = directory.resolve(file + ".pem");
    Path key = directory.resolve(file + ".key");
    KeyStore read = read(store);
    Key secret = read.getKey("a", PASSWORD.toCharArray());
    write(certificate, "CERTIFICATE", read.getCertificate("a").getEncoded());
    write(key, "PRIVATE KEY", secret.getEncoded());
    return new TlsConfig.Identity(certificate, Optional.of(key), Optional.empty());
  }

  private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
    KeyStore read = KeyStore.getInstance("PKCS12");
    read.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD.toCharArray());
    return read;
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
