/** What happened, newest first, and above it what wants attention. */
@NullMarked
package dev.earshot.app.ui.timeline;

import org.jspecify.annotations.NullMarked;
