package dev.earshot.audio.sdp;

/** Writes descriptions in the order that RFC 8866 5 prescribes. */
final class SdpPrinter {
  private SdpPrinter() {}

  static String print(SessionDescription sdp) {
    StringBuilder out = new StringBuilder(512);
    Origin origin = sdp.origin();
    line(out, "v=0");
    line(
        out,
        "o=%s %s %s %s"
            .formatted(
                origin.username(),
                origin.sessionId(),
                origin.version(),
                network(origin.address())));
    line(out, "s=" + sdp.name());
    sdp.address().ifPresent(address -> line(out, "c=" + network(address)));
    line(out, "t=0 0");
    sdp.attributes().forEach(attribute -> line(out, "a=" + attribute.text()));
    sdp.media().forEach(media -> print(out, media));
    return out.toString();
  }

  private static void print(StringBuilder out, MediaDescription media) {
    String formats = String.join(" ", media.formats());
    line(out, "m=%s %d %s %s".formatted(media.kind(), media.port(), media.protocol(), formats));
    media.address().ifPresent(address -> line(out, "c=" + network(address)));
    media.attributes().forEach(attribute -> line(out, "a=" + attribute.text()));
  }

  private static String network(String address) {
    return "IN " + (address.contains(":") ? "IP6 " : "IP4 ") + address;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append("\r\n");
  }
}
