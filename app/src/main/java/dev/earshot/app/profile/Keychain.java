package dev.earshot.app.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The operating system's store of secrets, asked by a program of its own: {@code secret-tool}
 * (libsecret) on Linux, {@code security} on macOS, the Credential Manager by PowerShell on Windows.
 * The program may ask the user to unlock it, so it has a minute. Names go as arguments or as a
 * variable of the program, never through a shell; what it writes is never logged.
 *
 * @param command program and arguments; {@code {name}} stands for the secret's name
 * @param howToStore said where there is none of that name
 */
public record Keychain(List<String> command, String howToStore, Duration patience) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 64 * 1024;
  private static final String NAME = "{name}";
  private static final String VARIABLE = "EARSHOT_SECRET_NAME";

  /** CREDENTIALW on 64 bits: size of the blob at 32, the blob (UTF-16) at 40. */
  private static final String WINDOWS =
      """
      $d='[DllImport("advapi32.dll",CharSet=CharSet.Unicode)]'
      $d+='public static extern bool CredReadW(string t,int k,int f,out System.IntPtr c);'
      $c=Add-Type -Namespace Earshot -Name Store -MemberDefinition $d -PassThru
      $p=[IntPtr]::Zero
      if(-not $c::CredReadW('earshot:'+$env:EARSHOT_SECRET_NAME,1,0,[ref]$p)){exit 1}
      $m=[Runtime.InteropServices.Marshal]
      $n=$m::ReadInt32($p,32)/2
      [Console]::Out.Write($m::PtrToStringUni($m::ReadIntPtr($p,40),$n))
      """;

  public Keychain {
    command = List.copyOf(command);
  }

  /**
   * @param system as {@code os.name} says it
   */
  public static Keychain of(String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return new Keychain(
          List.of("security", "find-generic-password", "-s", "earshot", "-a", NAME, "-w"),
          "security add-generic-password -s earshot -a {name} -w",
          PATIENCE);
    }
    if (os.startsWith("windows")) {
      return new Keychain(
          List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", WINDOWS),
          "cmdkey /generic:earshot:{name} /user:earshot /pass",
          PATIENCE);
    }
    return new Keychain(
        List.of("secret-tool", "lookup", "service", "earshot", "account", NAME),
        "secret-tool store --label=Earshot service earshot account {name}",
        PATIENCE);
  }

  /**
   * @throws IOException if there is none of that name, or the program is missing or does not
   *     answer; one sentence
   */
  String find(String name) throws IOException {
    List<String> arguments = new ArrayList<>();
    command.forEach(part -> arguments.add(part.equals(NAME) ? name : part));
    ProcessBuilder builder =
        new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(VARIABLE, name);
    Process process = start(builder);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.getFirst() + " did not answer within " + patience.toSeconds() + " s");
      }
      return process.exitValue() == 0 ? said(process) : none(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          "the program " + command.getFirst() + ", which reads the keychain, is not there", e);
    }
  }

  private static String said(Process process) throws IOException {
    try (InputStream output = process.getInputStream()) {
      return new String(output.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private String none(String name) throws IOException {
    throw new IOException(
        "there is none of that name; store it by: " + howToStore.replace(NAME, name));
  }
}
