package dev.earshot.app.api;

import dev.earshot.mixer.conference.MemberTag;
import tools.jackson.databind.JsonNode;

/** Tags as outsiders may give them. */
final class Tags {
  private Tags() {}

  /**
   * @param in what the property belongs to
   * @throws Refusal 400 if it is no tag, or a private one
   */
  static MemberTag publicTag(String in, String property, JsonNode value) {
    String wrong = in + " invalid " + property + " property: must ";
    if (!value.isString() || !MemberTag.isValid(value.stringValue())) {
      throw Refusal.badRequest(wrong + "match [A-Za-z0-9_-]{1,32}");
    }
    MemberTag tag = new MemberTag(value.stringValue());
    if (tag.isPrivate()) {
      throw Refusal.badRequest(wrong + "not begin with _");
    }
    return tag;
  }
}
