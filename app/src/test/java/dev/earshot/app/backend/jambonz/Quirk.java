package dev.earshot.app.backend.jambonz;

/** What a real jambonz 0.9.8 does wrong (numbers of the measurements); each can be switched. */
enum Quirk {
  /** B1, B2: relations only add; a tag that comes later opens nobody's ear. */
  B1_LATE_TAG_STAYS_DEAF,
  /** B3: uncoach clears only the list of the last coach. */
  B3_UNCOACH_CLEARS_LAST_LIST_ONLY,
  /** B4: uncoach right after coach is lost. */
  B4_HASTY_UNCOACH_IS_LOST,
  /** B6: with a blank in the room's name coach and mute do nothing and are accepted. */
  B6_BLANK_IN_NAME_DISABLES,
  /** B8: whoever joins during a whisper hears it until the relation is made anew. */
  B8_NEWCOMER_HEARS,
  /** B9: unmute during hold is heard, unhold unmutes. */
  B9_UNHOLD_UNMUTES,
  /** B11: a room that ended stays listed and no end is told. */
  B11_GHOST_ROOM,
  /** B12: the record of a call is forgotten an hour after its answer. */
  B12_RECORD_EXPIRES
}
