/**
 * The bar across the top: name, what is live and what wants attention, search, connection, theme.
 */
@NullMarked
package dev.earshot.app.ui.topbar;

import org.jspecify.annotations.NullMarked;
