package dev.earshot.app.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server tells how it is. */
final class HealthOptions {
  @Option(
      names = "--health",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description =
          "Answers GET /health (200 ok, 503 trouble) and GET /metrics (Prometheus) there; without"
              + " a password, so keep it to this machine or the management network.")
  private Optional<InetSocketAddress> listen = Optional.empty();

  Optional<InetSocketAddress> listen() {
    return listen;
  }
}
