/**
 * The conferences on the left: one flattened list of conferences and participants. Its structure is
 * computed off the FX thread, its visible cells are refreshed by the ticker.
 */
@NullMarked
package dev.earshot.app.ui.list;

import org.jspecify.annotations.NullMarked;
