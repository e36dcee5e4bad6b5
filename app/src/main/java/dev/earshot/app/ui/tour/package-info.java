/** The demo's caption bar and its closing card. */
@NullMarked
package dev.earshot.app.ui.tour;

import org.jspecify.annotations.NullMarked;
