package dev.earshot.audio.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What an attacker sends to 10.0.0.2; the same for the same seed. */
final class HostileMessages {
  private static final List<String> TORTURE =
      List.of(
          ("wsinv intmeth esc01 escnull esc02 lwsdisp longreq dblreq semiuri transports mpart01"
               + " unreason noreason badinv01 clerr ncl scalar02 scalarlg quotbal ltgtruri lwsruri"
               + " lwsstart trws escruri baddate regbadct badaspec baddn badvers mismatch01"
               + " mismatch02 bigcode badbranch insuf unkscm novelsc unksm2 bext01 invut regaut01"
               + " multi01 mcl01 bcast zeromf cparam01 cparam02 regescrt sdp01 inv2543")
              .split(" "));
  private static final String[] PIECES = {
    "\r\n",
    "\r\n ",
    "\n",
    "\r",
    "\0",
    ":",
    ";",
    ",",
    "\"",
    "\\",
    "<",
    ">",
    "(",
    ")",
    "=",
    "@",
    "[",
    "%",
    "%00",
    " ",
    "\t",
    "SIP/2.0",
    "SIP/9.9",
    "sips:",
    "tel:1",
    "0",
    "-1",
    "4294967296",
    "z9hG4bK",
    "\r\nRequire: 100rel",
    "\r\nRequire: timer",
    "\r\nSession-Expires: 0",
    "\r\nRoute: <sip:x>",
    "\r\nRecord-Route: <sip:10.0.0.3;lr>",
    "\r\nContact: *",
    "\r\nContent-Length: 5",
    "\u00e9",
    "\r\nAuthorization: Digest",
    "\r\nReplaces: a;to-tag=b;from-tag=c",
    "INVITE",
    "ACK",
    "BYE",
    "CANCEL",
    "PRACK",
    "UPDATE",
    "REFER",
    "SUBSCRIBE",
    "NOTIFY",
    "REGISTER",
    ";tag=peer",
  };

  private final Random random;
  private final List<byte[]> seeds = new ArrayList<>();

  HostileMessages(long seed) throws IOException {
    random = new Random(seed);
    for (String name : TORTURE) {
      seeds.add(TortureTest.message(name));
    }
    for (String method : List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "UPDATE", "PRACK")) {
      seeds.add(wire(Messages.request(method, "call-1", "", 1, "v=0")));
      seeds.add(wire(Messages.request(method, "call-2", ";tag=x", 2, "")));
    }
  }

  private static byte[] wire(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** One message with up to three places changed; now and then a short noise. */
  byte[] next() {
    if (random.nextInt(50) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = seeds.get(random.nextInt(seeds.size()));
    for (int i = random.nextInt(4); i > 0 && bytes.length > 1; i--) {
      bytes = changed(bytes);
    }
    // Otherwise all would be repetitions of the same few transactions.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("z9hG4bK", "z9hG4bK" + random.nextInt(1 << 20))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int cut = random.nextInt(Math.min(30, bytes.length - at));
    int repeat = random.nextInt(20) == 0 ? random.nextInt(400) : 1;
    byte[] piece =
        switch (random.nextInt(4)) {
          case 0 -> new byte[] {(byte) random.nextInt(256)};
          case 1, 2 ->
              PIECES[random.nextInt(PIECES.length)].repeat(repeat).getBytes(StandardCharsets.UTF_8);
          default -> new byte[0];
        };
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(bytes, 0, at);
    changed.writeBytes(piece);
    changed.write(bytes, at + cut, bytes.length - at - cut);
    return changed.toByteArray();
  }

  /** Twelve shapes in three sizes, by name: well-formed as far as it goes, but much of it. */
  static Map<String, byte[]> sizeAttacks() {
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    for (int kilobytes : new int[] {30, 42, 54}) {
      int size = kilobytes * 1_000;
      attack(attacks, "nested parentheses", size, "Subject: ", "(", "");
      attack(attacks, "quotes", size, "Contact: ", "\"a\\\"\" ", "<sip:x@10.0.0.3>");
      attack(attacks, "commas", size, "Contact: ", ",", "<sip:x@10.0.0.3>");
      attack(attacks, "semicolons", size, "From: <sip:x@10.0.0.3>", ";", "tag=1");
      attack(attacks, "folds", size, "Subject: ", "x\n ", "");
      attack(attacks, "brackets", size, "Route: ", "<", ">");
      attack(attacks, "escapes", size, "Contact: <sip:", "%41", "@10.0.0.3>");
      attack(attacks, "challenges", size, "Authorization: Digest a=b", ",c=\"d\"", "");
      lists(attacks, "header fields", size, "X: y");
      lists(attacks, "Via list", size, "Via: SIP/2.0/UDP 10.0.0.3;branch=z9hG4bKa");
      lists(attacks, "Route list", size, "Route: <sip:10.0.0.3;lr>");
      lists(attacks, "Contact list", size, "Contact: <sip:a@10.0.0.3>;q=0.5");
    }
    return attacks;
  }

  /** One long field, and the same cut into fields of 8 000 characters so that limits let it in. */
  private static void attack(
      Map<String, byte[]> attacks, String name, int size, String begin, String unit, String end) {
    StringBuilder fields = new StringBuilder();
    int fieldSize = size > 50_000 ? size : 7_900;
    while (fields.length() < size) {
      int units = (fieldSize - begin.length() - end.length()) / unit.length();
      fields.append(begin).append(unit.repeat(units)).append(end).append('\n');
    }
    attacks.put(name + " " + size, request(fields.substring(0, fields.length() - 1)));
  }

  private static void lists(Map<String, byte[]> attacks, String name, int size, String field) {
    int lines = size / (field.length() + 2);
    String value = field.substring(field.indexOf(' ') + 1);
    String list = field + ("," + value).repeat(7_900 / (value.length() + 1) - 1) + "\n";
    String text =
        size > 40_000 ? (field + "\n").repeat(lines) : list.repeat(size / list.length() + 1);
    attacks.put(name + " " + size, request(text.stripTrailing()));
  }

  private static byte[] request(String fields) {
    String plain = Messages.request("INVITE", "size", "", 1, "v=0");
    return wire(plain.replace("Max-Forwards: 70", fields));
  }
}
