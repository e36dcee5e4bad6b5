/**
 * The command line: one picocli command per verb, the same actions as the window. A mistake of the
 * user is one line that names what and where, and an exit code other than 0.
 */
@NullMarked
package dev.earshot.app.cli;

import org.jspecify.annotations.NullMarked;
