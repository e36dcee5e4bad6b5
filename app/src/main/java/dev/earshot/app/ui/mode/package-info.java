/**
 * The mode bar: listen, whisper, barge, the targets of a whisper, and always the sentence that says
 * who hears us.
 */
@NullMarked
package dev.earshot.app.ui.mode;

import org.jspecify.annotations.NullMarked;
