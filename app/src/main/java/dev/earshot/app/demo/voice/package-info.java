/**
 * The voices of the demo: dialogues spoken once by a synthesiser (resources beside this package,
 * made by {@code .build/voices.sh}), or one steady sine per speaker.
 *
 * <p>A {@link dev.earshot.app.demo.voice.Voice} is a pure function of media time, so every speaker
 * of a conference keeps his place in the dialogue whether he is heard through a direct port or
 * through a telephone.
 */
@NullMarked
package dev.earshot.app.demo.voice;

import org.jspecify.annotations.NullMarked;
