/**
 * The standing order, below the top bar: as long as one stands it says so and offers to cancel it;
 * otherwise it offers to give one for the agent who is chosen in the list.
 */
@NullMarked
package dev.earshot.app.ui.order;

import org.jspecify.annotations.NullMarked;
