/**
 * The state of the screen: events from everywhere are reduced by a pure function to one immutable
 * {@code ConsoleSnapshot}, which views render; what the user does goes out through {@code
 * ConsoleCommands}.
 */
@NullMarked
package dev.earshot.app.console;

import org.jspecify.annotations.NullMarked;
