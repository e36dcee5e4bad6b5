package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.Challenge;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A registrar that checks Digest credentials by its own reckoning; user mara, password secret. */
final class FakeRegistrar implements BiConsumer<ScriptedPeer, SipRequest> {
  /** Challenges it makes, for example {@code MD5} and {@code SHA-256}. */
  List<String> algorithms = List.of("MD5");

  String qop = ", qop=\"auth,auth-int\"";
  int granted = 3600;
  int least = 0;
  boolean byProxy;
  boolean inContact = true;

  /** After so many accepted requests the nonce is stale. */
  int nonceLife = Integer.MAX_VALUE;

  final List<String> accepted = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  private final Set<String> countsSeen = new HashSet<>();
  private int nonce = 1;
  private int used;

  @Override
  public void accept(ScriptedPeer peer, SipRequest request) {
    peer.answer(request, answer(request));
  }

  private SipResponse answer(SipRequest request) {
    String field = byProxy ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION;
    Optional<String> credentials = request.headers().first(field);
    if (credentials.isEmpty() || used >= nonceLife || !right(request, credentials.get())) {
      return challenge(request, credentials.isPresent());
    }
    int asked = Integer.parseInt(request.headers().first(HeaderName.EXPIRES).orElse("0"));
    if (asked > 0 && asked < least) {
      return SipResponse.to(request, 423, "Interval Too Brief")
          .with(HeaderName.MIN_EXPIRES, Integer.toString(least));
    }
    used++;
    accepted.add(request.method() + " " + asked);
    if (!request.method().equals("REGISTER")) {
      return Messages.response(request, 200);
    }
    int expires = Math.min(asked, granted);
    String contact = request.headers().first(HeaderName.CONTACT).orElse("");
    SipResponse ok =
        SipResponse.to(request, 200)
            .with(HeaderName.CONTACT, "<sip:mara@10.7.7.7:5060>;expires=17")
            .with(HeaderName.CONTACT, contact + (inContact ? ";expires=" + expires : ""));
    return inContact ? ok : ok.with(HeaderName.EXPIRES, Integer.toString(expires));
  }

  private SipResponse challenge(SipRequest request, boolean hadCredentials) {
    boolean stale = used >= nonceLife;
    if (stale) {
      nonce++;
      used = 0;
    }
    refused.add(request.headers().first(HeaderName.AUTHORIZATION).orElse("none"));
    SipResponse response = SipResponse.to(request, byProxy ? 407 : 401);
    for (String algorithm : algorithms) {
      response =
          response.with(
              byProxy ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE,
              "Digest realm=\"lab, \\\"test\\\"\", nonce=\"n"
                  + nonce
                  + "\", opaque=\"o\""
                  + qop
                  + ", algorithm="
                  + algorithm
                  + (stale && hadCredentials ? ", stale=TRUE" : ""));
    }
    return response;
  }

  private boolean right(SipRequest request, String credentials) {
    if (!(Challenge.parse(credentials) instanceof Parsed.Ok<Challenge>(Challenge given))) {
      return false;
    }
    String algorithm = given.param("algorithm").orElse("");
    String a1 = hash(algorithm, "mara:lab, \"test\":secret");
    String a2 = hash(algorithm, request.method() + ":" + request.uri());
    String nc = given.param("nc").orElse("");
    String middle =
        qop.isEmpty()
            ? ""
            : nc
                + ":"
                + given.param("cnonce").orElse("")
                + ":"
                + given.param("qop").orElse("")
                + ":";
    boolean fresh = qop.isEmpty() || countsSeen.add(given.param("nonce").orElse("") + nc);
    return fresh
        && given.param("nonce").orElse("").equals("n" + nonce)
        && given.param("opaque").orElse("").equals("o")
        && given.param("username").orElse("").equals("mara")
        && given.param("uri").orElse("").equals(request.uri())
        && given
            .param("response")
            .orElse("")
            .equals(hash(algorithm, a1 + ":n" + nonce + ":" + middle + a2));
  }

  private static String hash(String algorithm, String text) {
    try {
      String name = algorithm.equals("SHA-512-256") ? "SHA-512/256" : algorithm;
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
