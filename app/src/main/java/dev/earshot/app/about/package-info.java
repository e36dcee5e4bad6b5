/**
 * What this build of Earshot is: version, commit, Java, JavaFX, native libraries and the licences
 * of what it comes with. Values; any thread.
 */
@NullMarked
package dev.earshot.app.about;

import org.jspecify.annotations.NullMarked;
