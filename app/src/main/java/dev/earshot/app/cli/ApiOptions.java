package dev.earshot.app.cli;

import dev.earshot.app.api.ApiConfig;
import dev.earshot.app.api.HookConfig;
import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about the control API and the status hook. */
final class ApiOptions {
  private static final String HOOK_SECRET = "EARSHOT_HOOK_SECRET";

  @Option(
      names = "--api",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description =
          "Serves the control API (jambonz's REST shape, and a WebSocket of events) there.")
  private Optional<InetSocketAddress> listen = Optional.empty();

  @Option(
      names = "--api-token-env",
      paramLabel = "NAME",
      description = "Environment variable with the API's bearer token. Default: EARSHOT_API_TOKEN.")
  private String tokenVariable = "EARSHOT_API_TOKEN";

  @Option(names = "--api-open", description = "No bearer token; only on a loopback address.")
  private boolean open;

  @Option(
      names = "--account",
      paramLabel = "UUID",
      description =
          "Account sid in the API's paths. Default: ea125407-0000-4000-8000-000000000001.")
  private UUID account = ApiConfig.DEFAULT_ACCOUNT;

  @Option(
      names = "--status-hook",
      paramLabel = "URL",
      description =
          "Posts events there as jambonz's statusHook does; signed if " + HOOK_SECRET + " is set.")
  private Optional<String> statusHook = Optional.empty();

  UUID account() {
    return account;
  }

  /**
   * The control API, if it is asked for.
   *
   * @param sounds folder of what can be announced
   * @throws ParameterException if something is wrong with an option; the message names it
   */
  Optional<ApiConfig> config(CommandLine command, Optional<Path> sounds) {
    if (listen.isEmpty()) {
      return Optional.empty();
    }
    InetSocketAddress address = listen.get();
    if (open && !address.getAddress().isLoopbackAddress()) {
      throw new ParameterException(
          command, "--api-open needs a loopback address in --api, not " + address.getHostString());
    }
    Optional<Secret> token = open ? Optional.empty() : secret(tokenVariable);
    if (!open && token.isEmpty()) {
      throw new ParameterException(
          command, "--api needs a bearer token in the environment variable " + tokenVariable);
    }
    return Optional.of(new ApiConfig(address, account, token, sounds));
  }

  /**
   * The status hook, if it is asked for.
   *
   * @throws ParameterException if its URL is none
   */
  Optional<HookConfig> hook(CommandLine command) {
    if (statusHook.isEmpty()) {
      return Optional.empty();
    }
    HttpUrl url = HttpUrl.parse(statusHook.get());
    if (url == null) {
      throw new ParameterException(
          command, "--status-hook '" + statusHook.get() + "' is not an http or https URL");
    }
    return Optional.of(new HookConfig(url, secret(HOOK_SECRET)));
  }

  private static Optional<Secret> secret(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Secret::new);
  }
}
