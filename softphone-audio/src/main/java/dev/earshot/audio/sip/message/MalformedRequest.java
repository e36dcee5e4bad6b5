package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a request that is broken but still says whom to answer: 505 if it is of another version,
 * else 400 (RFC 3261 8.2.2 and 21.5.6; RFC 4475 3.1.2 and 3.3). An ACK, a response, and what names
 * no sender stay without an answer.
 */
final class MalformedRequest {
  private static final Pattern VERSION =
      Pattern.compile("SIP/[0-9]{1,4}\\.[0-9]{1,4}", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROTOCOL =
      Pattern.compile("SIP[ ]*/[ ]*[0-9.]{1,9}[ ]*/(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BRANCH =
      Pattern.compile(";[ ]*branch[ ]*=[ ]*([^;,\" ]+)", Pattern.CASE_INSENSITIVE);
  private static final List<String> COPIED =
      List.of(HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

  private MalformedRequest() {}

  /**
   * The answer; it does not say yet where the request came from.
   *
   * @param reason why it cannot be taken, without any of its bytes
   */
  static Optional<SipResponse> refusal(String startLine, Headers headers, String reason) {
    String[] words = startLine.strip().split(" +", -1);
    String version = words[words.length - 1];
    if (words.length < 3
        || !Tokens.isToken(words[0])
        || words[0].equals("ACK")
        || !VERSION.matcher(version).matches()) {
      return Optional.empty();
    }
    boolean ours = version.equalsIgnoreCase(SipRequest.VERSION);
    List<String> vias = new ArrayList<>(headers.elements(HeaderName.VIA));
    return (vias.isEmpty() ? Optional.<Via>empty() : via(vias.removeFirst()))
        .map(top -> copied(headers, top, vias))
        .map(
            copied ->
                new SipResponse(ours ? 400 : 505, ours ? reason : ReasonPhrase.of(505), copied, ""))
        .map(MalformedRequest::tagged);
  }

  /** As much of the topmost Via as can be understood, of whatever version. */
  private static Optional<Via> via(String text) {
    Matcher protocol = PROTOCOL.matcher(text);
    if (!protocol.matches()) {
      return Optional.empty();
    }
    String plain = "SIP/2.0/" + protocol.group(1);
    if (Via.parse(plain) instanceof Parsed.Ok<Via>(Via whole)) {
      return Optional.of(whole);
    }
    Matcher branch = BRANCH.matcher(plain);
    return Via.parse(plain.substring(0, Lists.next(plain, 0, ';')))
            instanceof Parsed.Ok<Via>(Via sender)
        ? Optional.of(branch.find() ? sender.with("branch", branch.group(1)) : sender)
        : Optional.empty();
  }

  private static Headers copied(Headers from, Via top, List<String> otherVias) {
    Headers copied =
        Headers.NONE
            .with(HeaderName.VIA, top.toString())
            .withAll(
                HeaderName.VIA,
                otherVias.stream().filter(v -> Via.parse(v) instanceof Parsed.Ok<Via>).toList());
    for (String name : COPIED) {
      copied = copied.withAll(name, from.first(name).stream().toList());
    }
    return copied;
  }

  /** The same tag each time, for this answer is forgotten at once. */
  private static SipResponse tagged(SipResponse response) {
    boolean taggable =
        NameAddr.parse(response.headers().first(HeaderName.TO).orElse(""))
            instanceof Parsed.Ok<NameAddr>;
    return taggable
        ? response.tagged(Integer.toHexString(response.headers().hashCode()))
        : response;
  }
}
