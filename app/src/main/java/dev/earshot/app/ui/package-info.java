/**
 * The JavaFX window. Renders {@code ConsoleSnapshot}s on the FX thread and calls {@code
 * ConsoleCommands}; sees neither back ends nor telephone nor mixer.
 */
@NullMarked
package dev.earshot.app.ui;

import org.jspecify.annotations.NullMarked;
