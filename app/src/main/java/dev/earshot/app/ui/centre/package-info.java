/**
 * The conference in the centre of the window, put together from its parts; what is shown while
 * there is none.
 */
@NullMarked
package dev.earshot.app.ui.centre;

import org.jspecify.annotations.NullMarked;
