/**
 * The conference focus (RFC 4579 in spirit): answers calls to {@code sip:ROOM@host} into mixer
 * rooms and lets members be tagged, muted, held, coached and removed, with the semantics of
 * jambonz's conference verb but without its races: every change is one tick of the mixer.
 */
@NullMarked
package dev.earshot.audio.focus;

import org.jspecify.annotations.NullMarked;
