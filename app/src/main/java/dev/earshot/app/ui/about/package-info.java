/** What this Earshot is and what it comes with, as a sheet over the window. FX thread only. */
@NullMarked
package dev.earshot.app.ui.about;

import org.jspecify.annotations.NullMarked;
