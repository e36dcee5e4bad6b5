/**
 * One participant as a card: who he is, what he says, and whether our own voice arrives in his ear.
 */
@NullMarked
package dev.earshot.app.ui.participant;

import org.jspecify.annotations.NullMarked;
