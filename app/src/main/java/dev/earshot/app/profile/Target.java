package dev.earshot.app.profile;

/** The conference system a profile is about; each kind has a section of its own in the file. */
public sealed interface Target
    permits LocalTarget, JambonzTarget, SignalWireTarget, GenesysTarget, FocusTarget {
  /** As the profile says it, for example {@code jambonz}. */
  String kind();
}
