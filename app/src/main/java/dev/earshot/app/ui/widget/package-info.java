/**
 * Controls and texts several parts of the window share: meters, chips, avatars, icon buttons,
 * durations. Knows the supervision domain, but no part of the window.
 */
@NullMarked
package dev.earshot.app.ui.widget;

import org.jspecify.annotations.NullMarked;
