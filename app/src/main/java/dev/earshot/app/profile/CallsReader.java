package dev.earshot.app.profile;

import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.sip.SipHeader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The section {@code calls} of a profile: who may call the telephone. */
final class CallsReader {
  private static final Pattern CALLER = Pattern.compile("sips?:[^@\\s]+@[^@\\s;?]+");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9!%*_+`'~.-]{1,64}");

  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{0,256}");

  private CallsReader() {}

  static Profile.Calls read(Section section) {
    boolean ring = section.optionalBoolean("ring").orElse(false);
    List<AutoAnswer> rules =
        section.sections("autoAnswer").stream().map(CallsReader::rule).toList();
    String test = section.text("test", CALLER, "", "as sip:echo@host, not");
    section.end();
    return new Profile.Calls(ring, rules, Optional.of(test).filter(text -> !text.isEmpty()));
  }

  private static AutoAnswer rule(Section section) {
    String caller = section.text("caller", CALLER, "", "as sip:dispatch@host or sip:*@host, not");
    String field = section.text("header", FIELD, "", "the name of a header field, not");
    String value = section.text("value", VALUE, "", "text without control characters, not");
    if (caller.isEmpty() && field.isEmpty()) {
      section.wrong("caller", "or header must be given: the rule would match no call");
    }
    section.end();
    return new AutoAnswer(
        Optional.of(caller).filter(text -> !text.isEmpty()),
        Optional.of(field).filter(text -> !text.isEmpty()).map(name -> new SipHeader(name, value)));
  }
}
