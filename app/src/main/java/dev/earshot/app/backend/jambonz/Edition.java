package dev.earshot.app.backend.jambonz;

/** Which jambonz answers. */
public enum Edition {
  /** Not seen yet; treated as {@link #OSS}. */
  UNKNOWN,
  /** 0.9.x: conferences are listed by name only, nothing can be read back. */
  OSS,
  /** v10: conferences can be listed with their participants and their tags. */
  V10
}
