/**
 * The proof that nobody hears what he must not. Random lives of a room ({@link
 * dev.earshot.mixer.proof.Script}) are lived by the mixer and by a model of a few plain lines;
 * after every tick each ear is compared, and a twin room in which one voice says something else
 * shows that whoever may not hear that voice hears no difference, not in one bit. A failure is told
 * with its seed and made as short as it can be. {@link dev.earshot.mixer.proof.GuardMutationTest}
 * breaks each guard of the mixer once to see that the proof would notice.
 */
@NullMarked
package dev.earshot.mixer.proof;

import org.jspecify.annotations.NullMarked;
