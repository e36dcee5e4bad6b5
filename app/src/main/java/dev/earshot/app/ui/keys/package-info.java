/**
 * The keys of the window: which key does what, how holding a key to talk is told from typing, and
 * the sheet that lists them. FX thread only.
 */
@NullMarked
package dev.earshot.app.ui.keys;

import org.jspecify.annotations.NullMarked;
