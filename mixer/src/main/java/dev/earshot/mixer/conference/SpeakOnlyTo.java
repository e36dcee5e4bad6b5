package dev.earshot.mixer.conference;

/**
 * Restriction of a speaker: only listeners who carry {@code tag} hear him (jambonz {@code
 * speakOnlyTo}).
 */
public record SpeakOnlyTo(MemberTag tag) {}
