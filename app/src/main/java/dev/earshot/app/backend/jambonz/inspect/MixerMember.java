package dev.earshot.app.backend.jambonz.inspect;

/**
 * One line of {@code conference list}.
 *
 * @param uuid of its channel
 * @param speaks not muted
 */
record MixerMember(int id, String uuid, boolean speaks) {}
