package dev.earshot.app.cli;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code HOST:PORT} or {@code [IPV6]:PORT}; the host must resolve, the port may be 0. */
final class AddressConverter implements ITypeConverter<InetSocketAddress> {
  @Override
  public InetSocketAddress convert(String value) {
    int colon = value.lastIndexOf(':');
    String host = colon < 1 ? "" : value.substring(0, colon);
    String port = value.substring(colon + 1);
    boolean bare = host.contains(":") && !(host.startsWith("[") && host.endsWith("]"));
    if (host.isEmpty() || bare || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new TypeConversionException("'" + value + "' is not HOST:PORT");
    }
    InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
    if (address.isUnresolved()) {
      throw new TypeConversionException("host '" + host + "' is unknown");
    }
    return address;
  }
}
