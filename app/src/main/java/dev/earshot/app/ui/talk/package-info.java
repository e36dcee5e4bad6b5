/** Who spoke when in the conference: tracks, shares, overlap, longest silence. */
@NullMarked
package dev.earshot.app.ui.talk;

import org.jspecify.annotations.NullMarked;
