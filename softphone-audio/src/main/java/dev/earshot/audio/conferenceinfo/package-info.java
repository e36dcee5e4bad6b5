/**
 * The conference event package (RFC 4575): who is in a conference, as others may see him. Documents
 * as records, written and read; what of a roster a subscriber has still to be told; and the watch,
 * which follows a conference of any focus.
 *
 * <p>Pure but for the watch, which is called on the sip thread. Documents come from outside: no
 * DTD, no entities, bounded in every direction.
 */
@NullMarked
package dev.earshot.audio.conferenceinfo;

import org.jspecify.annotations.NullMarked;
