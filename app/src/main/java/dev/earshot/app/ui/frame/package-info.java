/**
 * The audience frame: colour, pattern, icon and word around the whole window that say who hears the
 * supervisor.
 */
@NullMarked
package dev.earshot.app.ui.frame;

import org.jspecify.annotations.NullMarked;
