/** The dock at the bottom: account, devices, levels, measured quality, mute, leave. */
@NullMarked
package dev.earshot.app.ui.softphone;

import org.jspecify.annotations.NullMarked;
